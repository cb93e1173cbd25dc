package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is in a database. */
@Command(
        name = "inspect",
        customSynopsis = "geotraffic-geoip inspect FILE [--countries] [--output FORMAT]",
        header = "Tells what is in a country database, and what may be wrong with it.",
        footer = "Example: geotraffic-geoip inspect GeoLite2-Country.mmdb")
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class InspectCommand implements Callable<Integer> {
    private static final int FEW_COUNTRIES = 10;

    @Parameters(paramLabel = "FILE", description = "country database: .mmdb, .mmdb.gz or .mmdb.xz")
    private Path file;

    @Option(names = "--countries", description = "list all countries, and not ten")
    private boolean listsAll;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            converter = OutputFormat.Named.class,
            description = "text or json, which always has all countries (text)")
    private OutputFormat format = OutputFormat.TEXT;

    private final PrintStream out;
    private final Clock clock;

    InspectCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Inspection inspection = Inspection.of(CountryDatabase.open(file), clock.instant());
        out.print(
                switch (format) {
                    case TEXT -> InspectionText.of(inspection, listsAll ? Integer.MAX_VALUE : FEW_COUNTRIES);
                    case JSON -> InspectionJson.of(inspection);
                });
        return 0;
    }
}
