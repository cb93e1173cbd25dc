package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each class costs time and memory: those that unpack .xz are not loaded for other files. */
final class LeanOpeningTest {
    private static final byte[] DATABASE = new ForgedDatabase(4).toBytes();

    @TempDir
    private Path directory;

    @Test
    void aPlainFileLoadsNothingThatUnpacksXz() throws IOException {
        List<String> classes = classesLoaded(Files.write(directory.resolve("plain"), DATABASE));
        assertTrue(classes.contains("opened"), () -> String.join("\n", classes));
        assertTrue(isAnyOf(classes, "io.geotraffic.geoip.CompressedFile"), "the classes are not logged");
        assertFalse(isAnyOf(classes, "org.tukaani.xz."));
        assertFalse(isAnyOf(classes, "io.geotraffic.geoip.XzFile"));
    }

    @Test
    void aPackedFileLoadsIt() throws IOException {
        List<String> classes = classesLoaded(Files.write(directory.resolve("packed"), Packing.XZ.pack(DATABASE)));
        assertTrue(classes.contains("opened"), () -> String.join("\n", classes));
        assertTrue(isAnyOf(classes, "org.tukaani.xz."));
    }

    private static boolean isAnyOf(List<String> lines, String name) {
        return lines.stream().anyMatch(line -> line.startsWith(name));
    }

    private static List<String> classesLoaded(Path database) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeanOpeningTest.class.getName(),
                        database.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    public static void main(String[] arguments) throws IOException {
        if (CountryDatabase.open(Path.of(arguments[0])).facts().countries() > 0) {
            System.out.println("opened");
        }
    }
}
