package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports in JVMs whose heap is too small for them. */
final class SmallHeapTest {
    private static final String TOO_MUCH = "too much in %s for what is left of the heap; a larger -Xmx is needed\n";

    @TempDir
    private Path directory;

    @Test
    void aFileThatHasTooMuchIsNamed() throws IOException {
        Path small = Tables.file(directory, "small.csv", "192.0.2.0/24,DE\n");
        Path large = Tables.file(directory, "large.csv", rows(300_000));
        String message = large + ": has " + TOO_MUCH.formatted("it");
        assertEquals(message, imported(large));
        assertEquals(message, imported(small, large));
    }

    /** A tree of addresses that are far apart takes many times what they take. */
    @Test
    void filesThatHaveTooMuchTogetherAreAnError() throws IOException {
        Path file = Tables.file(directory, "test.csv", rows(20_000));
        assertEquals("the files have " + TOO_MUCH.formatted("them"), imported(file));
    }

    private static String rows(int count) {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(new Address(1L << 61 | random.nextLong() >>> 3, random.nextLong()).text(6))
                    .append("/128,DE\n");
        }
        return rows.toString();
    }

    /** @param files one of the format, and overrides */
    private static String imported(Path... files) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTest.class.getName());
        for (Path file : files) {
            builder.command().add(file.toString());
        }
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) {
        try {
            CountryImport work = new CountryImport(SourceFormat.CSV);
            work.add(Path.of(arguments[0]));
            for (int i = 1; i < arguments.length; i++) {
                work.override(Path.of(arguments[i]));
            }
            work.table();
        } catch (ImportException e) {
            System.out.println(e.getMessage());
        }
    }
}
