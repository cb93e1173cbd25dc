package io.geotraffic.geoip;

import static io.geotraffic.geoip.Databases.country;
import static io.geotraffic.geoip.Databases.refusal;
import static io.geotraffic.geoip.Databases.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class CountryDatabaseRefusalTest {
    @TempDir
    private Path directory;

    private String refusalOf(byte[] bytes) throws IOException {
        return refusal(Files.write(directory.resolve("test.mmdb"), bytes));
    }

    private String refusalOf(ForgedDatabase forged) throws IOException {
        return refusalOf(forged.toBytes());
    }

    /** What the other tests alter is good before. */
    @Test
    void theForgedOneIsAccepted() throws IOException {
        CountryDatabase database = Databases.open(directory, new ForgedDatabase(4).toBytes());
        assertEquals("DE", country(database, "192.0.2.1"));
    }

    @Test
    void aMissingFile() {
        assertEquals("there is no such file; a MaxMind DB file is needed", refusal(directory.resolve("missing.mmdb")));
    }

    @Test
    void aDirectory() {
        assertEquals("is a directory; a MaxMind DB file is needed", refusal(directory));
    }

    @Test
    void aDeviceThatNeverEnds() {
        assertEquals("is no regular file; a MaxMind DB file is needed", refusal(Path.of("/dev/zero")));
    }

    @Test
    void anEmptyFile() throws IOException {
        assertEquals("is empty; a MaxMind DB file is needed", refusalOf(new byte[0]));
    }

    /** Whoever runs the tests may be allowed to read all files, so the file itself cannot show it. */
    @Test
    void anUnreadableFile() {
        Path file = Path.of("x.mmdb");
        assertEquals(
                "x.mmdb: permission denied; a MaxMind DB file that this process may read is needed",
                DatabaseException.of(file.toString(), new AccessDeniedException("x.mmdb"))
                        .getMessage());
        assertEquals(
                "x.mmdb: cannot be read: Too many levels of symbolic links",
                DatabaseException.of(
                                file.toString(),
                                new FileSystemException("x.mmdb", null, "Too many levels of symbolic links"))
                        .getMessage());
        assertEquals(
                "x.mmdb: cannot be read: Input/output error",
                DatabaseException.of(file.toString(), new IOException("Input/output error"))
                        .getMessage());
    }

    @Test
    void aLoopOfLinks() throws IOException {
        Path link = directory.resolve("link.mmdb");
        Files.createSymbolicLink(link, link);
        assertTrue(refusal(link).startsWith("cannot be read: Too many levels of symbolic links"));
    }

    @Test
    void aFileThatIsTooLarge() throws IOException {
        Path file = directory.resolve("large.mmdb");
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength((256L << 20) + 1);
        }
        assertTrue(refusal(file)
                .matches("has 268,435,457 bytes; at most [0-9,]+ are allowed \\(256 MiB, and half of"
                        + " the largest heap\\)"));
    }

    @Test
    void aFileThatIsTooLargeForTheHeap() throws IOException {
        Path file = Files.write(directory.resolve("x.mmdb"), new byte[1001]);
        String message = String.valueOf(assertThrows(DatabaseException.class, () -> CountryDatabase.open(file, 1000))
                .getMessage());
        assertTrue(message.contains("has 1,001 bytes; at most 1,000 are allowed"), message);
    }

    @Test
    void aFileThatIsNoDatabase() throws IOException {
        assertEquals(
                "is no MaxMind DB file, or cut off: there is no metadata at its end",
                refusalOf(new byte[] {'a', ',', 'b', '\n'}));
        assertEquals("is no MaxMind DB file, or cut off: there is no metadata at its end", refusalOf(new byte[1]));
        assertEquals(
                "is no MaxMind DB file, or cut off: there is no metadata at its end", refusalOf(new byte[300_000]));
    }

    @Test
    void aFileCutOffAnywhere() throws IOException {
        byte[] whole = writer(6)
                .insert("198.51.100.0/24", country("DE"))
                .insert("2001:db8::/32", country("FR"))
                .toBytes();
        for (int length = 0; length < whole.length; length++) {
            String message = refusalOf(Arrays.copyOf(whole, length));
            assertFalse(message.isBlank());
        }
    }

    @Test
    void aDatabaseWithoutCountries() throws IOException {
        byte[] bytes = new DatabaseWriter("GeoLite2-ASN", 6)
                .insert("198.51.100.0/24", Map.of("autonomous_system_number", 64500))
                .toBytes();
        assertEquals("type GeoLite2-ASN has no countries; a Country or City database is needed", refusalOf(bytes));
    }

    @Test
    void aDatabaseWithoutNetworks() throws IOException {
        assertEquals(
                "type Test-Country has no countries; a Country or City database is needed",
                refusalOf(writer(6).toBytes()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binary_format_major_version",
                "build_epoch",
                "database_type",
                "ip_version",
                "node_count",
                "record_size"
            })
    void metadataThatLacksSomething(String key) throws IOException {
        assertEquals("its metadata has no " + key, refusalOf(new ForgedDatabase(4).withoutMetadata(key)));
        assertTrue(refusalOf(new ForgedDatabase(4).metadata(key, List.of())).startsWith("its " + key + " is no "));
        assertTrue(refusalOf(new ForgedDatabase(4).metadata(key, -1)).startsWith("its " + key + " is no "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    binary_format_major_version | 3 | it is a MaxMind DB of format 3; 2 is needed
                    ip_version  | 5                    | its ip_version is 5; 4 or 6 is needed
                    record_size | 25                   | its record_size is 25; 24, 28 or 32 is needed
                    record_size | 24000000000          | its record_size is no number from 0 to 2147483647
                    node_count  | 0                    | its node_count is 0; at least 1 is needed
                    node_count  | 2147483648           | its node_count is no number from 0 to 2147483647
                    node_count  | 2147483647           | is damaged: 2,147,483,647 nodes take 12,884,901,882 bytes, and it has 39
                    node_count  | 5                    | is damaged: 5 nodes take 30 bytes, and it has 39
                    node_count  | 2                    | is damaged: its search tree does not end where it should
                    build_epoch | 31556889864403200    | its build_epoch is no number from 0 to 31556889864403199
                    """)
    void metadataThatIsWrong(String key, long value, String expected) throws IOException {
        ForgedDatabase forged = new ForgedDatabase(4).data(ForgedDatabase.record(Map.of("country_code", "DE")));
        assertEquals(expected, refusalOf(forged.metadata(key, value)));
    }

    @Test
    void aTypeThatIsNotALine() throws IOException {
        String expected = "its database_type is not one line of at most 100 characters";
        assertEquals(expected, refusalOf(new ForgedDatabase(4).metadata("database_type", "Geo\nLite")));
        assertEquals(expected, refusalOf(new ForgedDatabase(4).metadata("database_type", "x".repeat(101))));
    }

    @Test
    void aSeparatorThatIsNotZero() throws IOException {
        byte[] separator = new byte[TreeLoader.SEPARATOR];
        separator[15] = 1;
        assertEquals(
                "is damaged: its search tree does not end where it should",
                refusalOf(new ForgedDatabase(4).separator(separator)));
    }

    @Test
    void recordsThatLeadNowhere() throws IOException {
        int size = ForgedDatabase.record(Map.of("country_code", "DE")).length;
        assertEquals(
                "a record is at byte %d of a data section of %d bytes".formatted(size, size),
                refusalOf(new ForgedDatabase(4).nodes(ForgedDatabase.DATA, ForgedDatabase.DATA + size)));
        assertEquals(
                "a record is at byte -1 of a data section of %d bytes".formatted(size),
                refusalOf(new ForgedDatabase(4).nodes(ForgedDatabase.DATA, ForgedDatabase.DATA - 1)));
        assertEquals(
                "a record is at byte 16777198 of a data section of %d bytes".formatted(size),
                refusalOf(new ForgedDatabase(4).nodes(ForgedDatabase.DATA, 0xffffff)));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void loops(int ipVersion) throws IOException {
        int data = 2 + TreeLoader.SEPARATOR;
        assertEquals(
                "its search tree has a loop at node 0",
                refusalOf(new ForgedDatabase(ipVersion).nodes(0, ForgedDatabase.DATA)));
        assertEquals(
                "its search tree has a loop at node 0", refusalOf(new ForgedDatabase(ipVersion).nodes(1, 1, data, 0)));
        assertEquals(
                "its search tree has a loop at node 1", refusalOf(new ForgedDatabase(ipVersion).nodes(1, 1, data, 1)));
    }

    @ParameterizedTest
    @CsvSource({"4, 32", "6, 128"})
    void treesThatAreDeeperThanAnAddress(int ipVersion, int bits) throws IOException {
        assertEquals(
                "type Forged has no countries; a Country or City database is needed",
                refusalOf(new ForgedDatabase(ipVersion).nodes(chain(bits))));
        assertEquals(
                "its search tree is deeper than the %d bits of an address".formatted(bits),
                refusalOf(new ForgedDatabase(ipVersion).nodes(chain(bits + 1))));
    }

    /** Each has the next one on the left and nothing on the right. */
    private static int[] chain(int nodes) {
        int[] records = new int[2 * nodes];
        for (int node = 0; node < nodes; node++) {
            records[2 * node] = node + 1;
            records[2 * node + 1] = nodes;
        }
        return records;
    }

    @Test
    void aTreeThatIsTooDeepOnlyByASharedSubtree() throws IOException {
        // 0 -> 1 -> ... -> 31, and 0 on the right -> 32 -> 1: one more.
        int[] records = Arrays.copyOf(chain(32), 66);
        Arrays.setAll(records, i -> records[i] == 32 ? 33 : records[i]);
        records[1] = 32;
        records[64] = 1;
        records[65] = 33;
        assertEquals(
                "its search tree is deeper than the 32 bits of an address",
                refusalOf(new ForgedDatabase(4).nodes(records)));
    }
}
