package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a process holds of the machine's memory, in kB (of 1,024 bytes).
 *
 * @param resident VmRSS: its own pages and the files' that it has mapped
 * @param own of it what belongs to no file: heap, code, stacks
 * @param peak the most that was ever resident
 * @param share Pss: pages that others have too count in part
 */
record ProcessMemory(long resident, long own, long peak, long share) {
    static final String[] COLUMNS = {"resident, MB", "of it no file's, MB", "Pss, MB", "peak, MB"};

    static ProcessMemory of(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid));
        List<String> status = Files.readAllLines(folder.resolve("status"));
        return new ProcessMemory(
                kilobytes(status, "VmRSS:"),
                kilobytes(status, "RssAnon:"),
                kilobytes(status, "VmHWM:"),
                kilobytes(Files.readAllLines(folder.resolve("smaps_rollup")), "Pss:"));
    }

    private static long kilobytes(List<String> lines, String name) throws IOException {
        for (String line : lines) {
            if (line.startsWith(name)) {
                return Long.parseLong(
                        line.substring(name.length()).replace("kB", "").strip());
            }
        }
        throw new IOException("the kernel does not tell " + name);
    }

    /** In MB (of 10^6 bytes), as text. */
    static String megabytes(long kilobytes) {
        return String.format(Locale.ROOT, "%.1f", kilobytes * 1024 / 1e6);
    }

    /** For {@link #COLUMNS}. */
    String cells() {
        return "**" + megabytes(resident) + "** | " + megabytes(own) + " | " + megabytes(share) + " | "
                + megabytes(peak);
    }
}
