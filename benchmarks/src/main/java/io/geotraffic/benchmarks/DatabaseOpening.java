package io.geotraffic.benchmarks;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

/** Opens a database and asks it once, in a JVM that was just started; and prints a row. */
public final class DatabaseOpening {
    private DatabaseOpening() {}

    /** @param arguments the file, and when the JVM was started, in µs */
    public static void main(String... arguments) throws IOException {
        long start = System.nanoTime();
        Path file = Path.of(arguments[0]);
        CountryDatabase database = CountryDatabase.open(file);
        database.lookup(InetAddress.ofLiteral("192.0.2.1")).country();
        long opened = (System.nanoTime() - start) / 1_000_000;
        Markdown.row(
                file.getFileName(),
                database.facts().sizeBytes(),
                database.facts().unpackedBytes(),
                "**" + opened + "**",
                SinceStart.millis(arguments[1]));
    }
}
