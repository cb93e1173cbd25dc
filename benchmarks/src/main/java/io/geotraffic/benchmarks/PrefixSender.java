package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends packets from prefixes with given numbers, by way of the program {@code send_prefixes}: Java has
 * no raw sockets.
 *
 * @param program and what stands in front of it
 * @param networkInterface which to send through
 */
record PrefixSender(List<String> program, String networkInterface) {
    PrefixSender {
        program = List.copyOf(program);
    }

    PrefixSender(Path program, String networkInterface) {
        this(List.of(program.toString()), networkInterface);
    }

    /** One packet from each prefix. Returns once all of them have been counted. */
    void send(int first, int count) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(networkInterface, Integer.toString(first), Integer.toString(count)));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
    }
}
