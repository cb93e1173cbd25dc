package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The interfaces of the namespace that this process is in, made and taken away by {@code ip}. */
final class Links {
    private Links() {}

    /** Two ends of a wire, both down. */
    static void addPair(String receiver, String sender) throws IOException, InterruptedException {
        ip("link", "add", receiver, "type", "veth", "peer", "name", sender);
    }

    static void raise(String name) throws IOException, InterruptedException {
        ip("link", "set", name, "up");
    }

    /** The other end goes as well. */
    static void remove(String name) throws IOException, InterruptedException {
        ip("link", "del", name);
    }

    static void removeAll(String prefix, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            remove(prefix + i);
        }
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
