package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.tools.CountryImport;
import io.geotraffic.geoip.tools.SourceFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a small database of a large one. */
@Command(
        name = "pack",
        customSynopsis = "geotraffic-geoip pack FILE -o FILE [options]",
        header = "Makes a small country database of any MaxMind DB that has countries.",
        description = {"", "What is written has the countries' codes alone, and any reader of the format opens it."},
        footer = {
            "Example:",
            "  geotraffic-geoip pack GeoLite2-City.mmdb --ipv4-prefix 24 --ipv6-prefix 48 \\",
            "    -o country.mmdb.xz"
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class PackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "database: .mmdb, .mmdb.gz or .mmdb.xz")
    private Path file;

    @Mixin
    private PackingOptions options;

    private final Streams streams;

    PackCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Packing packing = options.packing();
        packing.output().requireNoneOf(List.of(file));
        List<String> report;
        try (Progress progress = streams.progress()) {
            CountryImport work = new CountryImport(SourceFormat.MMDB);
            progress.stage("Reading " + file.getFileName());
            work.add(file);
            report = packing.write(work.table(), progress);
        }
        report.forEach(streams.out()::println);
        return 0;
    }
}
