package io.geotraffic.agent;

import io.geotraffic.agent.metrics.ProcessUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Reads what this process takes of the machine, from proc(5). Our own, for client_java's reader of it
 * needs the JDK's management, which the agent is better off without.
 */
final class ProcessFiles {
    private static final Path SELF = Path.of("/proc/self");

    private ProcessFiles() {}

    static ProcessUsage read() {
        try {
            return readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SELF + ": is it mounted?", e);
        }
    }

    private static ProcessUsage readAll() throws IOException {
        ProcessHandle.Info info = ProcessHandle.current().info();
        String status = Files.readString(SELF.resolve("status"));
        return new ProcessUsage(
                info.totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3,
                info.startInstant().orElse(Instant.EPOCH).toEpochMilli() / 1e3,
                number(status, "VmRSS:") << 10,
                number(status, "VmSize:") << 10,
                openDescriptors(),
                number(Files.readString(SELF.resolve("limits")), "Max open files"));
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(SELF.resolve("fd"))) {
            // But for the one that lists them.
            return descriptors.count() - 1;
        }
    }

    /** The first number behind the name; 0 if there is none, or no limit. */
    static long number(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+", -1)[0])
                .filter(word -> word.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
