package io.geotraffic.benchmarks;

import io.geotraffic.geoip.tools.Compression;
import io.geotraffic.geoip.tools.CountryImport;
import io.geotraffic.geoip.tools.CountryTable;
import io.geotraffic.geoip.tools.PackedDatabase;
import io.geotraffic.geoip.tools.PrunedTable;
import io.geotraffic.geoip.tools.PruningCost;
import io.geotraffic.geoip.tools.SourceFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Packs the world's countries in all ways, into files, and prints how large they are and what pruning changes. */
public final class PackedSizes {
    private static final int[][] PREFIXES = {
        {32, 128}, {32, 64}, {32, 48}, {32, 32}, {24, 128}, {24, 64}, {24, 48}, {22, 44}, {20, 40}
    };

    private PackedSizes() {}

    /** @param arguments tor's files geoip and geoip6, and the folder to write to */
    public static void main(String... arguments) throws IOException {
        CountryImport work = new CountryImport(SourceFormat.TOR);
        work.add(Path.of(arguments[0]));
        work.add(Path.of(arguments[1]));
        CountryTable table = work.table();
        Markdown.section(
                "Sizes, bytes, and what pruning changes",
                "prefixes",
                "plain",
                ".gz",
                ".xz",
                "IPv4 addresses changed",
                "of the known",
                "gained",
                "mixed prefixes",
                "IPv6 /64s changed",
                "of the known",
                "gained",
                "mixed prefixes");
        for (int[] prefixes : PREFIXES) {
            print(table.prune(prefixes[0], prefixes[1]), "/%d, /%d".formatted(prefixes[0], prefixes[1]));
        }
        writeAll(table, Path.of(arguments[2]));
    }

    private static void print(PrunedTable pruned, String prefixes) {
        PackedDatabase packed = PackedDatabase.of(pruned.table());
        PruningCost ipv4 = pruned.ipv4();
        PruningCost ipv6 = pruned.ipv6();
        Markdown.row(
                prefixes,
                packed.bytes(Compression.NONE).length,
                packed.bytes(Compression.GZIP).length,
                packed.bytes(Compression.XZ).length,
                number(ipv4.changed()),
                share(ipv4.changedShare()),
                number(ipv4.gained()),
                ipv4.mixedPrefixes(),
                number(ipv6.changed()),
                share(ipv6.changedShare()),
                number(ipv6.gained()),
                ipv6.mixedPrefixes());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.2g", share);
    }

    /** What {@link DatabaseOpening} opens. */
    private static void writeAll(CountryTable table, Path folder) throws IOException {
        PackedDatabase whole = PackedDatabase.of(table);
        PackedDatabase pruned = PackedDatabase.of(table.prune(24, 48).table());
        for (String end : new String[] {".mmdb", ".mmdb.gz", ".mmdb.xz"}) {
            whole.write(folder.resolve("whole" + end));
            pruned.write(folder.resolve("pruned" + end));
        }
    }
}
