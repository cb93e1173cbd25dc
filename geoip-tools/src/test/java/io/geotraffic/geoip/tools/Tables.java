package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.function.Executable;

/** Small tables, and questions to them. */
final class Tables {
    /** When files of tests were last altered. */
    static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private Tables() {}

    static Path file(Path directory, String name, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        return Files.setLastModifiedTime(file, FileTime.from(TIME));
    }

    static CountryTable table(Path directory, SourceFormat format, String content) throws IOException {
        CountryImport work = new CountryImport(format);
        work.add(file(directory, "test.csv", content));
        return work.table();
    }

    static CountryTable csv(Path directory, String content) throws IOException {
        return table(directory, SourceFormat.CSV, content);
    }

    /** The table as an agent sees it. */
    static CountryDatabase open(Path directory, CountryTable table) throws IOException {
        Path file = directory.resolve("test.mmdb");
        PackedDatabase.of(table).write(file);
        return CountryDatabase.open(file);
    }

    /** The code, or "-". */
    static String country(CountryDatabase database, String address) {
        return database.lookup(InetAddress.ofLiteral(address)).country().orElse("-");
    }

    /** The message, which is one line. */
    static String refusal(Executable work) {
        String message =
                String.valueOf(assertThrows(ImportException.class, work).getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }
}
