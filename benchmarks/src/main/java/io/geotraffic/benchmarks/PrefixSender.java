package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Sends packets from prefixes with given numbers, by way of the program {@code send_prefixes}: Java has
 * no raw sockets.
 *
 * @param networkInterface which to send through
 */
record PrefixSender(Path program, String networkInterface) {
    /** One packet from each prefix. Returns once all of them have been counted. */
    void send(int first, int count) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(), networkInterface, Integer.toString(first), Integer.toString(count))
                .inheritIO()
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(program + " ended with status " + status);
        }
    }
}
