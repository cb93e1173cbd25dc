package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseException;
import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.tools.CountryTable;
import io.geotraffic.geoip.tools.DatabaseSummary;
import io.geotraffic.geoip.tools.PackedDatabase;
import io.geotraffic.geoip.tools.PrunedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a file of a table. */
record Packing(OutputFile output, PrefixLengths prefixes) {
    /** @return lines that say what was done */
    List<String> write(CountryTable table, Progress progress) throws IOException {
        List<String> report = new ArrayList<>();
        CountryTable written = table;
        if (!prefixes.isWhole()) {
            progress.stage("Pruning to " + prefixes);
            PrunedTable pruned = table.prune(prefixes.ipv4(), prefixes.ipv6());
            prefixes.report(pruned).forEach(line -> report.add("pruned   " + line));
            written = pruned.table();
        }
        progress.stage("Writing " + output.path().getFileName());
        PackedDatabase.of(written).write(output.path());
        progress.stage("Reading " + output.path().getFileName());
        report.add("written  " + written());
        return report;
    }

    /** As others will find it. */
    private String written() throws DatabaseException {
        CountryDatabase database = CountryDatabase.open(output.path());
        DatabaseFacts facts = database.facts();
        DatabaseSummary summary = DatabaseSummary.of(database);
        return String.format(
                Locale.ROOT,
                "%s: %,d bytes, %,d countries, %,d IPv4 and %,d IPv6 networks, of %s",
                output.path(),
                facts.sizeBytes(),
                facts.countries(),
                summary.ipv4Networks(),
                summary.ipv6Networks(),
                facts.build());
    }
}
