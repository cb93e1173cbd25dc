package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.CountryDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Thousands of damaged files to import, plain and compressed: each is refused in one line, or becomes a
 * database. The system property {@code geotraffic.fuzz.files} says how many there are.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
final class DamagedSourceTest {
    private static final int FILES = Integer.getInteger("geotraffic.fuzz.files", 5_000);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, MMDB", "2, CSV", "3, TOR"})
    void isRefusedOrImported(long seed, SourceFormat format) throws IOException {
        Random random = new Random(seed);
        int files = Math.max(1, FILES / SourceFormat.values().length);
        int refused = 0;
        for (int i = 0; i < files; i++) {
            byte[] bytes = whole(random, format);
            Path file = Files.write(
                    directory.resolve("damaged"),
                    switch (random.nextInt(8)) {
                        case 0 -> packed(random, damaged(random, bytes));
                        case 1 -> damaged(random, packed(random, bytes));
                        default -> damaged(random, bytes);
                    });
            refused += isImported(format, file) ? 0 : 1;
        }
        assertTrue(refused > files / 10, "only " + refused + " were refused");
        assertTrue(refused < files, "all were refused");
    }

    private static byte[] whole(Random random, SourceFormat format) {
        RangeOracle oracle = RangeOracle.random(random, 1 + random.nextInt(8));
        if (format == SourceFormat.MMDB) {
            return oracle.mmdb();
        }
        StringBuilder text = new StringBuilder("# Generated: Thu, 25 Jun 2026 04:33:59 GMT\n1,2,DE\n");
        // tor's files have no networks.
        oracle.csv(random)
                .lines()
                .filter(line -> format == SourceFormat.CSV || !line.contains("/"))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean isImported(SourceFormat format, Path file) throws IOException {
        try {
            CountryImport work = new CountryImport(format);
            work.add(file);
            Path packed = directory.resolve("packed.mmdb");
            PackedDatabase.of(work.table().prune(24, 48).table()).write(packed);
            assertTrue(CountryDatabase.open(packed).facts().countries() > 0);
            return true;
        } catch (ImportException e) {
            String message = String.valueOf(e.getMessage());
            assertEquals(1, message.lines().count(), message);
            assertTrue(message.startsWith(file.toString()), message);
            return false;
        }
    }

    private static byte[] damaged(Random random, byte[] whole) {
        byte[] bytes = whole.clone();
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? bytes[random.nextInt(bytes.length)] : (byte) random.nextInt();
        }
        return bytes;
    }

    private static byte[] packed(Random random, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        LZMA2Options options = new LZMA2Options(0);
        options.setDictSize(1 << 14);
        try (OutputStream out =
                random.nextBoolean() ? new GZIPOutputStream(packed) : new XZOutputStream(packed, options)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
