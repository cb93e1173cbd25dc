package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.DatabaseWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Small databases, and files to make them of. */
final class Databases {
    /** A day before the commands run. */
    static final Instant BUILD = Instant.parse("2026-02-28T00:00:00Z");

    private Databases() {}

    static DatabaseWriter writer(String type, String description) {
        DatabaseWriter writer = new DatabaseWriter(type, 6).build(BUILD);
        return description.isEmpty() ? writer : writer.description("en", description);
    }

    static Map<String, Object> country(String code) {
        return Map.of("country", Map.of("iso_code", code));
    }

    /** Half of the world is in two countries, so nothing looks wrong with it. */
    static Path country(Path directory) throws IOException {
        Path file = directory.resolve("country.mmdb");
        writer("GeoLite2-Country", "Made for \"all\"")
                .insert("0.0.0.0/1", country("US"))
                .insert("128.0.0.0/2", country("DE"))
                .insert("192.0.0.0/9", country("JP"))
                .insert("192.128.1.0/30", country("FR"))
                .insert("192.128.1.4/31", country("GB"))
                .insert("2001:470::/32", country("US"))
                .insert("2001:470:1:8::/61", country("FR"))
                .write(file);
        return file;
    }

    static Path lines(Path file, String... lines) throws IOException {
        return Files.write(file, List.of(lines));
    }
}
