package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the CPUs have worked for a process.
 *
 * @param user utime, in ns
 * @param system stime, in ns
 * @param threads by name, those that live: ns
 */
record ProcessTime(long user, long system, Map<String, Long> threads) {
    /** USER_HZ: 100 for everyone, whatever the kernel's own clock. */
    private static final long TICK_NANOS = 10_000_000;

    /** From the state on, which is the third field of {@code stat}. */
    private static final int UTIME = 14 - 3;

    private static final int STIME = 15 - 3;

    ProcessTime {
        threads = Map.copyOf(threads);
    }

    static ProcessTime of(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(folder.resolve("stat"));
        // The name before it may hold anything.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        Map<String, Long> threads = new HashMap<>();
        try (Stream<Path> tasks = Files.list(folder.resolve("task"))) {
            for (Path task : tasks.toList()) {
                threads.merge(
                        Files.readString(task.resolve("comm")).strip(),
                        Long.parseLong(
                                Files.readString(task.resolve("schedstat")).split(" ", 2)[0]),
                        Long::sum);
            }
        }
        return new ProcessTime(
                Long.parseLong(fields.get(UTIME)) * TICK_NANOS,
                Long.parseLong(fields.get(STIME)) * TICK_NANOS,
                threads);
    }

    ProcessTime since(ProcessTime before) {
        return new ProcessTime(
                user - before.user,
                system - before.system,
                threads.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue() - before.threads.getOrDefault(entry.getKey(), 0L))));
    }
}
