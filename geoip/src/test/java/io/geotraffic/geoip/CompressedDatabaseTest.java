package io.geotraffic.geoip;

import static io.geotraffic.geoip.Databases.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class CompressedDatabaseTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    private static byte[] database(int networks) {
        DatabaseWriter writer = Databases.writer(6);
        for (int i = 0; i < networks; i++) {
            writer.insert(
                    new Network(4, 0, 0x0a00_0000L + 256L * i, 24), Databases.city("A" + (char) ('A' + i % 26), i));
        }
        return writer.toBytes();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("test.mmdb"), bytes);
    }

    /** The name says something else: what is in it counts. */
    @ParameterizedTest
    @EnumSource(Packing.class)
    void isOpenedLikeAPlainFile(Packing packing) throws IOException {
        byte[] plain = database(300);
        DatabaseFacts expected = Databases.open(directory, plain).facts();
        byte[] packed = packing.pack(plain);
        CountryDatabase database = CountryDatabase.open(file(packed));
        assertEquals("AB", Databases.country(database, "10.0.1.7"));
        assertEquals("AA", Databases.country(database, "10.0.0.7"));
        assertEquals(packed.length, database.facts().sizeBytes());
        assertEquals(plain.length, database.facts().unpackedBytes());
        assertEquals(expected.nodes(), database.facts().nodes());
        assertEquals(expected.records(), database.facts().records());
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void isOpenedFromMemoryLikeAFile(Packing packing) throws IOException {
        byte[] plain = database(300);
        byte[] packed = packing.pack(plain);
        assertEquals(
                CountryDatabase.open(file(packed)).facts(),
                CountryDatabase.of("in memory", packed).facts());
        assertEquals("AB", Databases.country(CountryDatabase.of("in memory", plain), "10.0.1.7"));
        byte[] half = Arrays.copyOf(packed, packed.length / 2);
        DatabaseException refused =
                assertThrows(DatabaseException.class, () -> CountryDatabase.of("ConfigMap ns/x, key y", half));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("ConfigMap ns/x, key y: is damaged"));
        assertEquals(
                "nothing: is empty; a MaxMind DB file is needed",
                assertThrows(DatabaseException.class, () -> CountryDatabase.of("nothing", new byte[0]))
                        .getMessage());
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void mayBeInSeveralParts(Packing packing) throws IOException {
        byte[] plain = database(300);
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += 10_000) {
            parts.writeBytes(packing.pack(Arrays.copyOfRange(plain, from, Math.min(plain.length, from + 10_000))));
        }
        CountryDatabase database = CountryDatabase.open(file(parts.toByteArray()));
        assertEquals("AB", Databases.country(database, "10.0.1.7"));
        assertEquals(plain.length, database.facts().unpackedBytes());
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void isRefusedWhereverItIsCutOff(Packing packing) throws IOException {
        byte[] packed = packing.pack(database(2));
        for (int length = 0; length < packed.length; length++) {
            String message = refusal(file(Arrays.copyOf(packed, length)));
            assertTrue(
                    message.startsWith("is damaged or cut off: what " + packing.tool() + " has packed")
                            || message.startsWith("is no MaxMind DB file, or cut off")
                            || message.startsWith("is empty"),
                    message);
        }
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void isNoDatabaseIfWhatIsInItIsNone(Packing packing) throws IOException {
        assertEquals(
                "is no MaxMind DB file, or cut off: there is no metadata at its end",
                refusal(file(packing.pack("network,country\n".getBytes(StandardCharsets.UTF_8)))));
        assertEquals(
                "is no MaxMind DB file, or cut off: there is no metadata at its end",
                refusal(file(packing.pack(new byte[0]))));
    }

    /** A thousand times as large as the file, and more than is allowed. */
    @ParameterizedTest
    @EnumSource(Packing.class)
    void aBombIsRefused(Packing packing) throws IOException {
        byte[] bomb = packing.pack(new byte[64 * MEBIBYTE]);
        assertTrue(bomb.length < MEBIBYTE);
        DatabaseException refusal =
                assertThrows(DatabaseException.class, () -> CountryDatabase.open(file(bomb), MEBIBYTE));
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .endsWith("has more than 1,048,576 bytes when it is unpacked; no more are allowed"
                                + " (256 MiB, and half of the largest heap)"),
                refusal.getMessage());
    }

    /** Two parts, of which the last one says that it is small. */
    @Test
    void aBombThatHidesItsSizeIsRefused() throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(Packing.GZIP.pack(new byte[16 * MEBIBYTE]));
        parts.writeBytes(Packing.GZIP.pack(new byte[1]));
        Path file = file(parts.toByteArray());
        DatabaseException refusal = assertThrows(DatabaseException.class, () -> CountryDatabase.open(file, MEBIBYTE));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("has more than 1,048,576 bytes"), refusal.getMessage());
    }

    /** The JDK's stream would call itself for each. */
    @Test
    void gzipOfNothingButEmptyPartsIsRefused() throws IOException {
        byte[] empty = Packing.GZIP.pack(new byte[0]);
        byte[] parts = new byte[100_000 * empty.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = empty[i % empty.length];
        }
        assertEquals("is damaged or cut off: what gzip has packed cannot be unpacked", refusal(file(parts)));
    }

    @Test
    void anXzIndexThatTakesTheHeapIsRefused() throws IOException {
        byte[] empty = Packing.XZ.pack(new byte[1]);
        byte[] parts = new byte[20_000 * empty.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = empty[i % empty.length];
        }
        Path file = file(parts);
        DatabaseException refusal = assertThrows(DatabaseException.class, () -> CountryDatabase.open(file, MEBIBYTE));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("is packed in too many parts")
                        || String.valueOf(refusal.getMessage()).contains("at most 1,048,576 are allowed"),
                refusal.getMessage());
    }

    @Test
    void whatIsJustAsLargeAsIsAllowedIsOpened() throws IOException {
        byte[] plain = database(100);
        Path file = file(Packing.GZIP.pack(plain));
        assertEquals(
                plain.length, CountryDatabase.open(file, plain.length).facts().unpackedBytes());
        assertThrows(DatabaseException.class, () -> CountryDatabase.open(file, plain.length - 1));
    }

    @Test
    void aDictionaryThatTakesTheHeapIsRefused() throws IOException {
        Path file = file(withDictionaryOf512MiB(Packing.XZ.pack(database(1))));
        DatabaseException refusal =
                assertThrows(DatabaseException.class, () -> CountryDatabase.open(file, 16L * MEBIBYTE));
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .matches(".*: takes 524,[0-9]{3} KiB to be unpacked besides what is in it; 16,[0-9]{3} are left"
                                + " \\(of half of the largest heap\\): it needs a smaller dictionary, as of `xz -0`"),
                refusal.getMessage());
    }

    /** As the format of .xz files has it in section 3.1: the first block's header with its checksum. */
    private static byte[] withDictionaryOf512MiB(byte[] packed) {
        int header = 12;
        int size = 4 * (packed[header] + 1);
        int dictionary = header + 4;
        assertEquals(0x21, packed[dictionary - 2], "the filter is LZMA2");
        packed[dictionary] = 34;
        CRC32 checksum = new CRC32();
        checksum.update(packed, header, size - Integer.BYTES);
        ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putInt(header + size - Integer.BYTES, (int)
                checksum.getValue());
        return packed;
    }
}
