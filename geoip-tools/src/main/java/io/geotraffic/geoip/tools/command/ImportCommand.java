package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.tools.CountryImport;
import io.geotraffic.geoip.tools.CountryTable;
import io.geotraffic.geoip.tools.ImportCounts;
import io.geotraffic.geoip.tools.SourceFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a database of what people have. */
@Command(
        name = "import",
        customSynopsis = "geotraffic-geoip import --from FORMAT FILE... -o FILE [options]",
        header = "Makes a country database of files of other formats, one or many.",
        description = {
            "",
            "mmdb  any MaxMind DB that has countries",
            "csv   rows of first,last,country or cidr,country; with a header more columns in any order",
            "tor   the files geoip and geoip6 of Debian's package tor-geoipdb",
            "",
            "Each also as .gz or .xz. Where ranges overlap, the smallest wins."
        },
        footer = {
            "Example:",
            "  geotraffic-geoip import --from tor /usr/share/tor/geoip /usr/share/tor/geoip6 \\",
            "    -o country.mmdb"
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class ImportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "of the format")
    private List<Path> files;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FORMAT",
            converter = SourceFormatName.class,
            description = "mmdb, csv or tor")
    private SourceFormat format;

    @Option(
            names = "--override",
            paramLabel = "FILE",
            description = "CSV file of own networks, private ones too, which win over all others; may be repeated")
    private List<Path> overrides = List.of();

    @Mixin
    private PackingOptions options;

    private final Streams streams;

    ImportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Packing packing = options.packing();
        packing.output()
                .requireNoneOf(Stream.concat(files.stream(), overrides.stream()).toList());
        List<String> report = new ArrayList<>();
        try (Progress progress = streams.progress()) {
            CountryImport work = new CountryImport(format);
            for (Path file : files) {
                progress.stage("Reading " + file.getFileName());
                work.add(file);
            }
            for (Path override : overrides) {
                progress.stage("Reading " + override.getFileName());
                work.override(override);
            }
            report.add("read     " + read(work.counts()));
            progress.stage("Sorting");
            CountryTable table = work.table();
            report.addAll(packing.write(table, progress));
        }
        report.forEach(streams.out()::println);
        return 0;
    }

    private static String read(ImportCounts counts) {
        return String.format(
                Locale.ROOT,
                "%,d ranges; left out %,d of no country; %,d of overrides",
                counts.ranges(),
                counts.unknown(),
                counts.overrides());
    }
}
