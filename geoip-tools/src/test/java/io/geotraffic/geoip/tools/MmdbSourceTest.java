package io.geotraffic.geoip.tools;

import static io.geotraffic.geoip.tools.Tables.country;
import static io.geotraffic.geoip.tools.Tables.open;
import static io.geotraffic.geoip.tools.Tables.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.Attribution;
import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseWriter;
import io.geotraffic.geoip.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MmdbSourceTest {
    private static final Instant BUILD = Instant.parse("2025-06-07T08:09:10Z");

    @TempDir
    private Path directory;

    private static Map<String, Object> record(String code) {
        return Map.of("country", Map.of("iso_code", code), "city", "of " + code);
    }

    private CountryTable imported(DatabaseWriter writer) throws IOException {
        Path file = directory.resolve("source.mmdb");
        writer.write(file);
        CountryImport work = new CountryImport(SourceFormat.MMDB);
        work.add(file);
        return work.table();
    }

    @Test
    void takesCountriesAndWhereTheyAreFrom() throws IOException {
        DatabaseWriter writer = new DatabaseWriter("Test-City", 6)
                .build(BUILD)
                .description("en", "A test")
                .insert("192.0.2.0/24", record("DE"))
                .insert("192.0.3.0/24", record("de"))
                .insert("192.0.4.0/24", Map.of("asn", 64500))
                .insert("192.0.5.0/24", record("ZZ"))
                .insert("2001:db8::/32", record("FR"));
        CountryTable table = imported(writer);
        assertEquals(new Provenance(BUILD, "Test-City (A test)"), table.provenance());
        CountryDatabase database = open(directory, table);
        assertEquals("DE", country(database, "192.0.2.1"));
        assertEquals("DE", country(database, "192.0.3.1"));
        assertEquals("-", country(database, "192.0.4.1"));
        assertEquals("-", country(database, "192.0.5.1"));
        assertEquals("FR", country(database, "2001:db8::1"));
        assertEquals("GeoTraffic-Country", database.facts().type());
        assertEquals(BUILD, database.facts().build());
        assertEquals("Test-City (A test)", database.facts().description());
        assertEquals(2, database.facts().records());
    }

    /** Neighbours of one country are not one range, so the rules between files are those of CSV. */
    @Test
    void networksOfTwoDatabasesMayNotContradictEachOther() throws IOException {
        Path one = directory.resolve("one.mmdb");
        new DatabaseWriter("Test", 6)
                .insert("192.0.2.0/24", record("DE"))
                .insert("192.0.3.0/24", record("de"))
                .write(one);
        Path other = directory.resolve("other.mmdb");
        new DatabaseWriter("Test", 6).insert("192.0.2.0/24", record("FR")).write(other);
        CountryImport work = new CountryImport(SourceFormat.MMDB);
        work.add(one);
        work.add(other);
        assertEquals(new ImportCounts(3, 0, 0), work.counts());
        assertEquals(
                "%s: 192.0.2.0-192.0.2.255 is in FR, and at %s in DE; allowed is one country".formatted(other, one),
                refusal(work::table));
    }

    @Test
    void takesADatabaseOfIpv4() throws IOException {
        CountryDatabase database =
                open(directory, imported(new DatabaseWriter("Test", 4).insert("0.0.0.0/1", record("DE"))));
        assertEquals("DE", country(database, "127.0.0.1"));
        assertEquals("-", country(database, "128.0.0.1"));
        assertEquals("-", country(database, "2001:db8::1"));
    }

    /** Where the source shows IPv4 once more, so does what is packed, pruned or not, and own networks are there too. */
    @Test
    void keepsAliases() throws IOException {
        DatabaseWriter writer = new DatabaseWriter("Test", 6)
                .insert("192.0.2.0/25", record("DE"))
                .insert("192.0.2.0/28", record("FR"))
                .insert("2001:db8::/32", record("FR"))
                .alias("2002::/16")
                .alias("::ffff:0:0/96");
        Path file = directory.resolve("source.mmdb");
        writer.write(file);
        CountryImport work = new CountryImport(SourceFormat.MMDB);
        work.add(file);
        work.override(Tables.file(directory, "own.csv", "10.0.0.0/8,XA\n2002:a01::/32,XB\n2002:a02:1:1::/64,XC\n"));
        assertEquals(new ImportCounts(5, 0, 3), work.counts());
        CountryTable table = work.table();

        CountryDatabase database = open(directory, table);
        assertEquals("FR", country(database, "2002:c000:201::1"));
        assertEquals("DE", country(database, "2002:c000:211::1"));
        assertEquals("XA", country(database, "2002:a00:1::1"));
        assertEquals("XB", country(database, "2002:a01:1::1"));
        assertEquals("XA", attribution(database, 0x2002_0a02_0001L));
        assertEquals(List.of(Network.parse("::ffff:0:0/96")), database.aliases(), "the other one has a hole");

        CountryDatabase pruned = open(directory, table.prune(24, 48).table());
        assertEquals("DE", country(pruned, "192.0.2.1"));
        assertEquals("DE", country(pruned, "2002:c000:201::1"));
        assertEquals("DE", country(pruned, "2002:c000:2ff::1"));
        assertEquals("-", country(pruned, "2002:c000:301::1"));
        assertEquals("XB", country(pruned, "2002:a01:1::1"));
        // The exceptions that the documentation names.
        assertEquals("FR", attribution(database, 0x2002_c000_0201L));
        assertEquals("DE", attribution(pruned, 0x2002_c000_0201L));
        assertEquals("XC", attribution(pruned, 0x2002_0a02_0001L));
    }

    private static String attribution(CountryDatabase database, long prefix) {
        return database.attribute(6, prefix).map(Attribution::country).orElse("-");
    }

    @Test
    void whatWasPackedIsPackedAgainIntoTheSame() throws IOException {
        CountryTable table =
                Tables.csv(directory, RangeOracle.random(new Random(1), 200).csv(new Random(1)));
        byte[] once = PackedDatabase.of(table).bytes(Compression.NONE);
        for (String name : List.of("once.mmdb", "once.mmdb.gz", "once.mmdb.xz")) {
            Path file = directory.resolve(name);
            PackedDatabase.of(table).write(file);
            CountryImport work = new CountryImport(SourceFormat.MMDB);
            work.add(file);
            assertArrayEquals(once, PackedDatabase.of(work.table()).bytes(Compression.NONE));
        }
    }

    @Test
    void saysWhyADatabaseCannotBeTaken() throws IOException {
        Path file = directory.resolve("asn.mmdb");
        new DatabaseWriter("GeoLite2-ASN", 6)
                .insert("192.0.2.0/24", Map.of("autonomous_system_number", 64500))
                .write(file);
        assertEquals(
                file + ": type GeoLite2-ASN has no countries; a Country or City database is needed",
                refusal(() -> new CountryImport(SourceFormat.MMDB).add(file)));
        Path csv = Tables.file(directory, "test.csv", "192.0.2.0/24,DE\n");
        assertTrue(refusal(() -> new CountryImport(SourceFormat.MMDB).add(csv)).startsWith(csv + ": is no MaxMind DB"));
    }
}
