package io.geotraffic.benchmarks;

import io.geotraffic.geoip.tools.CountryImport;
import io.geotraffic.geoip.tools.CountryTable;
import io.geotraffic.geoip.tools.PackedDatabase;
import io.geotraffic.geoip.tools.SourceFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Imports the world's countries, prunes and packs them, once, in a JVM that was just started; and prints a row. */
public final class WorldPacking {
    private static final int MEBIBYTE = 1 << 20;

    private final List<Object> row = new ArrayList<>();
    private long last = System.nanoTime();

    private WorldPacking() {}

    /** @param arguments tor's files geoip and geoip6, the file to write, and when the JVM was started, in µs */
    public static void main(String... arguments) throws IOException {
        WorldPacking packing = new WorldPacking();
        packing.pack(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        packing.row.addFirst("**" + SinceStart.millis(arguments[3]) + "**");
        packing.row.add(peakHeap() / MEBIBYTE);
        Markdown.row(packing.row.toArray());
    }

    private void pack(Path ipv4, Path ipv6, Path file) throws IOException {
        CountryImport work = new CountryImport(SourceFormat.TOR);
        work.add(ipv4);
        lap();
        work.add(ipv6);
        lap();
        CountryTable table = work.table();
        lap();
        CountryTable pruned = table.prune(24, 48).table();
        lap();
        PackedDatabase packed = PackedDatabase.of(pruned);
        lap();
        packed.write(file);
        lap();
    }

    private void lap() {
        long now = System.nanoTime();
        row.add((now - last) / 1_000_000);
        last = now;
    }

    /** Of its parts, each at its own time: so it is rather too much. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
