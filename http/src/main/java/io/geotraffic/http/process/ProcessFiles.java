package io.geotraffic.http.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Reads what this process takes of the machine, from proc(5). Our own, for client_java's reader of it
 * needs the JDK's management, which agent and operator are better off without.
 */
public final class ProcessFiles {
    private static final Path SELF = Path.of("/proc/self");

    /** Ticks of a CPU's time in a second, as the kernel tells it to programs on all architectures (USER_HZ). */
    private static final double TICKS = 100;

    /** What the JDK tells takes it a dozen files, and this never changes. */
    private static final double START =
            ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH).toEpochMilli() / 1e3;

    private ProcessFiles() {}

    public static ProcessUsage read() {
        try {
            return readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SELF + ": is it mounted?", e);
        }
    }

    private static ProcessUsage readAll() throws IOException {
        String status = Files.readString(SELF.resolve("status"));
        return new ProcessUsage(
                cpuTicks(Files.readString(SELF.resolve("stat"))) / TICKS,
                START,
                number(status, "VmRSS:") << 10,
                number(status, "VmSize:") << 10,
                openDescriptors(),
                number(Files.readString(SELF.resolve("limits")), "Max open files"));
    }

    /** In user space and in the kernel: the 14th and 15th field. The second one, a name, may hold anything. */
    static long cpuTicks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
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
