package io.geotraffic.geoip;

import static io.geotraffic.geoip.Databases.attribution;
import static io.geotraffic.geoip.Databases.city;
import static io.geotraffic.geoip.Databases.country;
import static io.geotraffic.geoip.Databases.open;
import static io.geotraffic.geoip.Databases.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryDatabaseTest {
    @TempDir
    private Path directory;

    @Test
    void tellsTheCountryOfAWholePrefix() throws IOException {
        CountryDatabase database = open(
                directory, writer(6).insert("198.51.100.0/24", country("DE")).insert("2001:db8::/32", country("FR")));
        assertEquals("DE", attribution(database, "198.51.100.0/24"));
        assertEquals("-", attribution(database, "198.51.101.0/24"));
        assertEquals("FR", attribution(database, "2001:db8::/48"));
        assertEquals("FR", attribution(database, "2001:db8:ffff::/48"));
        assertEquals("-", attribution(database, "2001:db9::/48"));
        assertEquals("DE", country(database, "198.51.100.255"));
        assertEquals("FR", country(database, "2001:db8::1"));
        assertEquals("-", country(database, "2001:db7:ffff::1"));
    }

    @Test
    void theMostSpecificNetworkWinsWhateverComesFirst() throws IOException {
        CountryDatabase database = open(
                directory,
                writer(4)
                        .insert("203.0.113.128/25", country("AT"))
                        .insert("203.0.113.0/24", country("DE"))
                        .insert("203.0.113.255/32", country("CH")));
        assertEquals("DE", country(database, "203.0.113.127"));
        assertEquals("AT", country(database, "203.0.113.128"));
        assertEquals("CH", country(database, "203.0.113.255"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    203.0.113.0/25 DE, 203.0.113.128/25 DE                    | DE
                    203.0.113.0/25 DE, 203.0.113.128/26 FR, 203.0.113.192/26 FR | DE?
                    203.0.113.0/26 DE, 203.0.113.128/25 FR                    | FR?
                    203.0.113.0/25 FR, 203.0.113.128/25 DE                    | DE?
                    203.0.113.32/27 DE                                        | DE?
                    203.0.113.7/32 DE                                         | DE?
                    203.0.113.0/26 FR, 203.0.113.64/26 DE                     | DE?
                    203.0.113.0/26 FR, 203.0.113.64/26 DE, 203.0.113.200/32 FR | FR?
                    203.0.113.0/24 FR, 203.0.113.9/32 DE                      | FR?
                    203.0.113.0/24 FR, 203.0.113.9/32 FR                      | FR
                    203.0.113.0/24 FR, 203.0.113.9/32 none                    | FR?
                    203.0.113.0/24 none, 203.0.113.9/32 DE                    | DE?
                    203.0.113.0/24 none                                       | -
                    203.0.113.0/25 none                                       | -
                    """)
    void mostOfTheKnownAddressesDecide(String networks, String expected) throws IOException {
        DatabaseWriter writer = writer(4).insert("192.0.2.0/24", country("ZA"));
        for (String entry : networks.split(", ", -1)) {
            String[] words = entry.split(" ", -1);
            writer.insert(words[0], words[1].equals("none") ? Map.of() : country(words[1]));
        }
        assertEquals(expected, attribution(open(directory, writer), "203.0.113.0/24"));
    }

    @Test
    void aPrefixOfIpv6IsDividedToo() throws IOException {
        CountryDatabase database = open(
                directory,
                writer(6)
                        .insert("2001:db8:1:8000::/49", country("DE"))
                        .insert("2001:db8:1::/64", country("FR"))
                        .insert("2001:db8:2::1/128", country("FR")));
        assertEquals("DE?", attribution(database, "2001:db8:1::/48"));
        assertEquals("FR?", attribution(database, "2001:db8:2::/48"));
        assertEquals("-", attribution(database, "2001:db8:3::/48"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    DE   | FR   | AT   | CH   | DE
                    none | FR   | AT   | CH   | FR
                    none | none | AT   | CH   | AT
                    none | none | none | CH   | CH
                    none | none | none | none | -
                    ''   | FR   | none | none | FR
                    -    | none | AT   | none | AT
                    ??   | none | CH   | none | CH
                    none | none | none | Chad | -
                    DEU  | none | none | none | -
                    1A   | none | none | none | -
                    de   | none | none | none | DE
                    A1   | none | none | none | A1
                    xk   | none | none | none | XK
                    \u0131\u0131 | none | none | none | -
                    \u00df | none | none | none | -
                    """)
    void findsTheCountryWhereverARecordHasIt(
            @Nullable String country,
            @Nullable String registered,
            @Nullable String countryCode,
            @Nullable String flat,
            String expected)
            throws IOException {
        Map<String, Object> record = new HashMap<>();
        put(record, "registered_country", registered == null ? null : Map.of("iso_code", registered));
        put(record, "country_code", countryCode);
        put(record, "country", country == null ? flat : Map.of("iso_code", country));
        CountryDatabase database =
                open(directory, writer(4).insert("192.0.2.0/24", country("ZA")).insert("203.0.113.0/24", record));
        assertEquals(expected, country(database, "203.0.113.1"));
    }

    private static void put(Map<String, Object> record, String key, @Nullable Object value) {
        if (value != null) {
            record.put(key, value);
        }
    }

    @Test
    void whatIsNoMapOrHasOddTypesHasNoCountry() throws IOException {
        CountryDatabase database = open(
                directory,
                writer(4)
                        .insert("192.0.2.0/24", country("ZA"))
                        .insert("203.0.113.0/32", "DE")
                        .insert("203.0.113.1/32", List.of("DE"))
                        .insert("203.0.113.2/32", Map.of("country", Map.of("iso_code", 276)))
                        .insert("203.0.113.3/32", Map.of("country", List.of("DE"), "country_code", true)));
        assertEquals("-", attribution(database, "203.0.113.0/24"));
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 28, 32})
    void readsEveryRecordSize(int bits) throws IOException {
        DatabaseWriter writer = writer(6).recordSize(bits);
        for (int i = 0; i < 200; i++) {
            writer.insert("10.%d.0.0/17".formatted(i), city("A" + (char) ('A' + i % 26), i));
        }
        CountryDatabase database = open(directory, writer);
        assertEquals(bits, database.facts().recordSize());
        for (int i = 0; i < 200; i++) {
            assertEquals("A" + (char) ('A' + i % 26), attribution(database, "10.%d.127.0/24".formatted(i)));
            assertEquals("-", attribution(database, "10.%d.128.0/24".formatted(i)));
        }
    }

    @Test
    void aTreeOfIpv4AloneKnowsNoIpv6() throws IOException {
        CountryDatabase database = open(directory, writer(4).insert("0.0.0.0/0", country("DE")));
        assertEquals("DE", attribution(database, "255.255.255.0/24"));
        assertEquals("-", attribution(database, "2001:db8::/48"));
        assertEquals("-", country(database, "::1"));
    }

    @Test
    void aLeafAboveAllOfIpv4CountsForIpv4() throws IOException {
        CountryDatabase database = open(directory, writer(6).insert("::/8", country("DE")));
        assertEquals("DE", attribution(database, "198.51.100.0/24"));
        assertEquals("DE", country(database, "198.51.100.1"));
        assertEquals("DE", attribution(database, "0:0:1::/48"));
    }

    @Test
    void thePrefixThatHoldsAllOfIpv4IsOfNoCountry() throws IOException {
        CountryDatabase database = open(directory, writer(6).insert("0.0.0.0/0", country("DE")));
        assertEquals("-", attribution(database, "::/48"));
    }

    @Test
    void aliasesOfIpv4Answer() throws IOException {
        CountryDatabase database = open(
                directory,
                writer(6)
                        .alias("2002::/16")
                        .alias("::ffff:0:0/96")
                        .alias("2001::/32")
                        .insert("198.51.100.0/24", country("DE"))
                        .insert("198.51.0.0/18", country("FR")));
        assertEquals("DE", attribution(database, "2002:c633:6407::/48"));
        assertEquals("-", attribution(database, "2002:c633:6507::/48"));
        assertEquals("FR?", attribution(database, "2001:0:c633::/48"), "a /16 of IPv4");
        assertEquals("DE", country(database, "2001:0:c633:6401::"));
    }

    @Test
    void subtreesThatAreSharedAreNotWalkedByEachOfTheirPaths() throws IOException {
        RecordEncoder data = new RecordEncoder();
        int german = 128 + TreeLoader.SEPARATOR + data.write(Map.of("country_code", "DE"));
        int french = 128 + TreeLoader.SEPARATOR + data.write(Map.of("country_code", "FR"));
        int[] records = new int[256];
        for (int node = 0; node < 128; node++) {
            // One way down to 0:0:1::/48, then 2^79 ways to each of the two.
            boolean isRight = node == 47;
            records[2 * node] = isRight ? 128 : node + 1;
            records[2 * node + 1] = isRight || node > 47 ? node + 1 : 128;
        }
        records[254] = german;
        records[255] = french;
        CountryDatabase database = open(
                directory,
                new ForgedDatabase(6).nodes(records).data(data.bytes()).toBytes());
        assertEquals("DE?", attribution(database, "0:0:1::/48"));
        assertEquals("DE", country(database, "0:0:1:1::"));
        assertEquals("FR", country(database, "0:0:1:1::1"));
    }

    @Test
    void tellsFacts() throws IOException {
        DatabaseWriter writer = writer(6)
                .insert("198.51.100.0/24", country("DE"))
                .insert("203.0.113.0/24", country("FR"))
                .insert("192.0.2.0/25", country("FR"))
                .insert("192.0.2.128/25", Map.of("asn", 64500));
        CountryDatabase database = open(directory, writer);
        DatabaseFacts facts = database.facts();
        assertEquals("Test-Country", facts.type());
        assertEquals(Databases.BUILD, facts.build());
        assertEquals(6, facts.ipVersion());
        assertEquals(24, facts.recordSize());
        assertEquals(Files.size(directory.resolve("test.mmdb")), facts.sizeBytes());
        assertEquals(3, facts.records());
        assertEquals(2, facts.countries());
        assertEquals(
                new Reader(directory.resolve("test.mmdb").toFile())
                        .getMetadata()
                        .nodeCount(),
                facts.nodes());
    }

    @Test
    void allocatesNoAnswerTwice() throws IOException {
        CountryDatabase database = open(directory, writer(4).insert("198.51.0.0/16", country("DE")));
        assertSame(database.attribute(4, 0xc63300), database.attribute(4, 0xc633ff));
    }

    @Test
    void doesNotCareWhatBecomesOfTheFile() throws IOException {
        CountryDatabase database = open(directory, writer(4).insert("198.51.100.0/24", country("DE")));
        Path file = directory.resolve("test.mmdb");
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(0);
        }
        assertEquals("DE", attribution(database, "198.51.100.0/24"));
        Files.delete(file);
        assertEquals("DE", country(database, "198.51.100.9"));
    }
}
