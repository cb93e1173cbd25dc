package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.tools.Compression;
import io.geotraffic.geoip.tools.CountryImport;
import io.geotraffic.geoip.tools.CountryTable;
import io.geotraffic.geoip.tools.PackedDatabase;
import io.geotraffic.geoip.tools.Provenance;
import io.geotraffic.geoip.tools.PrunedTable;
import io.geotraffic.geoip.tools.SourceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes a database fit a ConfigMap, and takes no more away from it than that needs.
 *
 * @param coarsest to which prefixes it may be pruned
 * @param largest bytes that fit
 */
record ConfigMapPacking(Path file, PrefixLengths coarsest, int largest) {
    /** Kubernetes allows 1 MiB for all values together. A little is left for what others put beside ours. */
    static final int LARGEST = (1 << 20) - (1 << 10);

    ConfigMapData pack(Progress progress) throws IOException {
        progress.stage("Reading " + file.getFileName());
        // 0 of what is not there, which is refused as it is opened.
        if (file.toFile().length() <= largest) {
            return asItIs(CountryDatabase.open(file).facts());
        }
        CountryImport work = new CountryImport(SourceFormat.MMDB);
        work.add(file);
        return packed(work.table(), progress);
    }

    private ConfigMapData asItIs(DatabaseFacts facts) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Provenance provenance = new Provenance(facts.build(), facts.description());
        String report = String.format(Locale.ROOT, "taken as it is, %,d bytes", bytes.length);
        return new ConfigMapData(base64(bytes), facts.type(), provenance, PrefixLengths.WHOLE, List.of(report));
    }

    private ConfigMapData packed(CountryTable table, Progress progress) throws IOException {
        List<String> sizes = new ArrayList<>();
        for (PrefixLengths step : steps()) {
            progress.stage(step.isWhole() ? "Compressing" : "Pruning to " + step);
            PrunedTable pruned = table.prune(step.ipv4(), step.ipv6());
            byte[] bytes = PackedDatabase.of(pruned.table()).bytes(Compression.XZ);
            sizes.add(String.format(
                    Locale.ROOT, "%,d bytes %s", bytes.length, step.isWhole() ? "whole" : "pruned to " + step));
            if (bytes.length <= largest) {
                List<String> report = new ArrayList<>();
                report.add("packed: " + String.join(", then ", sizes));
                report.addAll(step.report(pruned));
                return new ConfigMapData(base64(bytes), PackedDatabase.TYPE, table.provenance(), step, report);
            }
        }
        throw new IOException(tooLarge(sizes));
    }

    /** IPv6 first: little is lost by it, for networks finer than a /48 are rare and small. */
    private List<PrefixLengths> steps() {
        return Stream.of(PrefixLengths.WHOLE, coarsest.withWholeIpv4(), coarsest)
                .distinct()
                .toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String tooLarge(List<String> sizes) {
        return String.format(
                Locale.ROOT,
                "%s: takes %s, and a ConfigMap has room for %,d; three ways out: prune further by --ipv4-prefix and"
                        + " --ipv6-prefix, give the agents a volume (persistentVolumeClaim or hostPath), or take a"
                        + " source of fewer networks",
                file,
                String.join(", ", sizes),
                largest);
    }
}
