package io.geotraffic.benchmarks;

import io.geotraffic.geoip.DatabaseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes a small country database for the demo, the benchmarks and the training of the agent. */
public final class CountryFile {
    private CountryFile() {}

    /** @param arguments the file, and what is to be in it: {@code 192.0.2.0/24=US} */
    public static void main(String... arguments) throws IOException {
        DatabaseWriter writer = new DatabaseWriter("GeoTraffic-Demo-Country", 6).build(Instant.now());
        for (String entry : Arrays.asList(arguments).subList(1, arguments.length)) {
            List<String> parts = List.of(entry.split("=", 2));
            writer.insert(parts.getFirst(), Map.of("country", Map.of("iso_code", parts.getLast())));
        }
        writer.write(Path.of(arguments[0]));
    }
}
