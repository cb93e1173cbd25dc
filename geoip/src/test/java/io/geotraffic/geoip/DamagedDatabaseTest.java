package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Thousands of damaged files, plain and compressed: each is refused in one line or answers. Nothing else
 * is thrown, nothing hangs. The system property {@code geotraffic.fuzz.files} says how many there are.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
final class DamagedDatabaseTest {
    private static final int FILES = Integer.getInteger("geotraffic.fuzz.files", 5_000);

    /** What they are shared among. */
    private static final int SORTS = 8;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "1, 4, 24, none", "2, 4, 32, none", "3, 6, 24, none", "4, 6, 28, none",
        "5, 6, 32, GZIP", "6, 6, 24, GZIP", "7, 6, 32, XZ", "8, 6, 24, XZ"
    })
    void isRefusedOrAnswers(long seed, int ipVersion, int recordSize, String packing) throws IOException {
        Random random = new Random(seed);
        byte[] whole = database(ipVersion, recordSize).toBytes();
        RecordSize size = RecordSize.ofBits(recordSize).orElseThrow();
        int files = Math.max(1, FILES / SORTS);
        int refused = 0;
        for (int i = 0; i < files; i++) {
            byte[] bytes = packing.equals("none")
                    ? damaged(random, whole, size)
                    : damaged(random, whole, size, Packing.valueOf(packing));
            Path file = Files.write(directory.resolve("damaged.mmdb"), bytes);
            try {
                ask(random, CountryDatabase.open(file));
            } catch (DatabaseException e) {
                String message = String.valueOf(e.getMessage());
                assertEquals(1, message.lines().count(), message);
                assertTrue(message.startsWith(file + ": "), message);
                refused++;
            }
        }
        assertTrue(refused > files / 5, "only " + refused + " were refused");
        assertTrue(refused < files * 19 / 20, "nearly all were refused at the gate: " + refused);
    }

    /** What is in the package is damaged, or the package. */
    private static byte[] damaged(Random random, byte[] whole, RecordSize size, Packing packing) throws IOException {
        return random.nextInt(4) == 0
                ? damaged(random, packing.pack(whole), size)
                : packing.pack(damaged(random, whole, size));
    }

    private static DatabaseWriter database(int ipVersion, int recordSize) {
        DatabaseWriter writer = Databases.writer(ipVersion).recordSize(recordSize);
        for (int i = 0; i < 12; i++) {
            String code = "A" + (char) ('A' + i % 5);
            writer.insert("10.%d.0.0/%d".formatted(i, 16 + i), Databases.city(code, i));
            if (ipVersion == 6) {
                writer.insert("2001:db8:%x::/%d".formatted(i, 48 + 4 * i), Databases.country(code));
            }
        }
        return writer;
    }

    private static byte[] damaged(Random random, byte[] whole, RecordSize size) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(bytes, from, Math.min(bytes.length, from + random.nextInt(64)), (byte) random.nextInt());
            }
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int length = random.nextInt(bytes.length - Math.max(from, to));
                System.arraycopy(bytes, from, bytes, to, length);
            }
            case 3, 4 -> {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    int at = random.nextInt(bytes.length);
                    bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
                }
            }
            default -> turnRecord(random, bytes, size);
        }
        return bytes;
    }

    /** To a node, or to some place of the data. */
    private static void turnRecord(Random random, byte[] bytes, RecordSize size) {
        int node = random.nextInt(bytes.length / 2 / size.nodeBytes());
        long record = random.nextBoolean() ? random.nextInt(bytes.length / 6) : size.read(bytes, node, 1) + 1;
        size.write(bytes, node, random.nextInt(2), record);
    }

    private static void ask(Random random, CountryDatabase database) throws IOException {
        for (int i = 0; i < 12; i++) {
            database.attribute(4, 0x0a0000 | (long) i << 8);
            database.attribute(6, 0x2001_0db8_0000L | i);
            database.attribute(6, random.nextLong() >>> 16);
            byte[] address = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(address);
            database.lookup(InetAddress.getByAddress(address)).country();
        }
        try {
            database.visitNetworks(
                    (ipVersion, high, low, length, country) -> new Network(ipVersion, high, low, length));
        } catch (DatabaseException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("unfolds"), e.getMessage());
        }
        assertTrue(database.facts().countries() > 0);
    }
}
