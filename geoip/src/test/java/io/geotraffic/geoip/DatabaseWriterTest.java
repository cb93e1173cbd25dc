package io.geotraffic.geoip;

import static io.geotraffic.geoip.Databases.country;
import static io.geotraffic.geoip.Databases.writer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read by MaxMind's reader. */
final class DatabaseWriterTest {
    private static final Map<String, Object> GERMANY = country("DE");

    @TempDir
    private Path directory;

    private static Reader reader(DatabaseWriter writer) throws IOException {
        return new Reader(new ByteArrayInputStream(writer.toBytes()));
    }

    private static Object record(Reader reader, String address) throws IOException {
        return String.valueOf(reader.get(InetAddress.ofLiteral(address), Object.class));
    }

    @Test
    void describesItself() throws IOException {
        DatabaseWriter writer =
                writer(6).description("de", "Ein Versuch").recordSize(28).insert("2001:db8::/32", GERMANY);
        Metadata metadata = reader(writer).getMetadata();
        assertEquals("Test-Country", metadata.databaseType());
        assertEquals(Databases.BUILD, metadata.buildTime());
        assertEquals(Map.of("en", "A test", "de", "Ein Versuch"), metadata.description());
        assertEquals(List.of("en", "de"), metadata.languages());
        assertEquals(2, metadata.binaryFormatMajorVersion());
        assertEquals(0, metadata.binaryFormatMinorVersion());
        assertEquals(6, metadata.ipVersion());
        assertEquals(28, metadata.recordSize());
        assertEquals(32, metadata.nodeCount());
    }

    @Test
    void everyTypeComesBack() throws IOException {
        Map<String, Object> record = new HashMap<>();
        record.put("string", "Österreich");
        record.put("empty", "");
        record.put("double", 48.2);
        record.put("float", -1.5f);
        record.put("yes", true);
        record.put("no", false);
        record.put("int32", -7);
        record.put("list", List.of("a", List.of(), Map.of("b", "c")));
        record.put("long string", "x".repeat(70_000));
        record.put("text", "Österreich");
        Map<String, Object> expected = new HashMap<>(record);
        record.put("uint16", Short.MAX_VALUE);
        expected.put("uint16", (int) Short.MAX_VALUE);
        record.put("uint32", Integer.MAX_VALUE);
        expected.put("uint32", (long) Integer.MAX_VALUE);
        record.put("zero", 0);
        expected.put("zero", 0L);
        record.put("uint64", Long.MAX_VALUE);
        expected.put("uint64", BigInteger.valueOf(Long.MAX_VALUE));
        BigInteger largest = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        record.put("uint128", largest);
        expected.put("uint128", largest);
        Reader reader = reader(writer(4).insert("192.0.2.0/24", record));
        assertEquals(expected, reader.get(InetAddress.ofLiteral("192.0.2.1"), Map.class));
    }

    @Test
    void bytesComeBack() throws IOException {
        Reader reader = reader(writer(4).insert("192.0.2.0/24", new byte[] {1, 2, 3}));
        assertArrayEquals(new byte[] {1, 2, 3}, reader.get(InetAddress.ofLiteral("192.0.2.1"), byte[].class));
    }

    /** Pointers of each size, and to what stands on both sides of where a size begins. */
    @Test
    void pointersLeadToTheRightPlaceHoweverFar() throws IOException {
        DatabaseWriter writer = writer(4);
        int records = 40_000;
        for (int i = 0; i < records; i++) {
            Network network = new Network(4, 0, 0x0a00_0000L + i, 32);
            writer.insert(network, Map.of("name", "number " + i, "before", "number " + i * 7 % (i + 1)));
        }
        Reader reader = reader(writer);
        for (int i = 0; i < records; i += 13) {
            byte[] address = {10, (byte) (i >>> 16), (byte) (i >>> 8), (byte) i};
            assertEquals(
                    Map.of("name", "number " + i, "before", "number " + i * 7 % (i + 1)),
                    reader.get(InetAddress.getByAddress(address), Map.class));
        }
    }

    @Test
    void whatIsEqualIsWrittenOnce() throws IOException {
        int one = writer(6).insert("10.0.0.0/8", Databases.city("DE", 1)).toBytes().length;
        DatabaseWriter writer = writer(6);
        for (int i = 0; i < 128; i++) {
            writer.insert("10.%d.0.0/16".formatted(2 * i), Databases.city("DE", 1));
            writer.insert("10.%d.0.0/16".formatted(2 * i + 1), Databases.city("DE", 1));
        }
        assertEquals(one, writer.toBytes().length, "256 networks of one record are one");
        for (int i = 0; i < 256; i++) {
            writer.insert("10.%d.128.0/17".formatted(i), Databases.city("FR", 2));
        }
        assertEquals(96 + 8 + 9, reader(writer).getMetadata().nodeCount(), "256 equal subtrees are one");
    }

    @Test
    void ofTwoEqualNetworksTheLaterOneWins() throws IOException {
        Reader reader = reader(writer(4).insert("192.0.2.0/24", "first").insert("192.0.2.0/24", "second"));
        assertEquals("second", record(reader, "192.0.2.1"));
    }

    @ParameterizedTest
    @CsvSource({"4, 0.0.0.0/0", "6, ::/0"})
    void theWholeOfAllAddressesIsANetwork(int ipVersion, String all) throws IOException {
        Reader reader = reader(writer(ipVersion).insert("192.0.2.0/24", "one").insert(all, "all"));
        assertEquals("one", record(reader, "192.0.2.1"));
        assertEquals("all", record(reader, "198.51.100.1"));
        assertEquals(
                1, reader(writer(ipVersion).insert(all, "all")).getMetadata().nodeCount(), "a tree has a node");
    }

    @Test
    void aliasesShowAllOfIpv4() throws IOException, InvalidNetworkException {
        Reader reader = reader(
                writer(6).insert("192.0.2.0/24", "one").alias("2002::/16").alias("::ffff:0:0/96"));
        assertEquals("one", record(reader, "2002:c000:0201::1"));
        assertEquals("null", record(reader, "2002:c000:0301::1"));
        List<String> networks = new ArrayList<>();
        Networks<Object> all = reader.networks(Object.class);
        while (all.hasNext()) {
            networks.add(all.next().network().toString());
        }
        assertEquals(List.of("192.0.2.0/24"), networks, "and are known as such");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32})
    void takesTheGivenRecordSize(int bits) throws IOException {
        Reader reader =
                reader(writer(6).recordSize(bits).insert("192.0.2.0/24", "one").insert("2001:db8::/32", "two"));
        assertEquals(bits, reader.getMetadata().recordSize());
        assertEquals("one", record(reader, "192.0.2.255"));
        assertEquals("two", record(reader, "2001:db8:ffff::"));
    }

    @Test
    void takesTheSmallestRecordSizeThatWillDo() throws IOException {
        assertEquals(
                24, reader(writer(4).insert("10.0.0.0/8", "x")).getMetadata().recordSize());
        DatabaseWriter large = writer(4)
                .insert("10.0.0.0/8", "x".repeat(16_000_000))
                .insert("11.0.0.0/8", "y".repeat(16_000_000))
                .insert("12.0.0.0/8", "z");
        Reader reader = reader(large);
        assertEquals(28, reader.getMetadata().recordSize());
        assertEquals("z", record(reader, "12.0.0.0"));
        assertThrows(IllegalStateException.class, () -> large.recordSize(24).toBytes());
    }

    @Test
    void replacesTheFileAndLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(directory.resolve("x.mmdb"), "something else");
        writer(4).insert("192.0.2.0/24", GERMANY).write(file);
        assertEquals("DE", Databases.country(CountryDatabase.open(file), "192.0.2.1"));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
        Path ordinary = Files.createFile(directory.resolve("ordinary"));
        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::/96", "::/64", "192.0.2.0/24", "2001:db8::/97", "::/0", "2002:1::/32", "2000::/3"})
    void refusesAliasesThatCannotBe(String alias) {
        DatabaseWriter writer = writer(6).alias("2002::/16");
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> writer.alias(alias))
                .getMessage());
        assertTrue(message.contains(alias), message);
    }

    @Test
    void refusesWhatHasNoRoom() {
        assertThrows(IllegalArgumentException.class, () -> writer(4).insert("2001:db8::/32", GERMANY));
        assertThrows(IllegalArgumentException.class, () -> writer(4).alias("2002::/16"));
        assertThrows(IllegalArgumentException.class, () -> writer(5));
        assertThrows(IllegalArgumentException.class, () -> writer(4).recordSize(25));
    }

    @Test
    void refusesValuesThatTheFormatHasNot() {
        for (Object value : List.of(
                new Object(), Map.of(1, "x"), (short) -1, -1L, BigInteger.TWO.negate(), BigInteger.TWO.pow(128))) {
            DatabaseWriter writer = writer(4).insert("192.0.2.0/24", List.of(value));
            assertThrows(IllegalArgumentException.class, writer::toBytes);
        }
    }
}
