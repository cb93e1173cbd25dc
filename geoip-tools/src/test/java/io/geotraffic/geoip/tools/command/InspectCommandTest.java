package io.geotraffic.geoip.tools.command;

import static io.geotraffic.geoip.tools.command.CommandRun.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.DatabaseWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class InspectCommandTest {
    @TempDir
    private Path directory;

    /** The countries of XA, XB, ... of a /16 each. */
    private Path manyCountries() throws IOException {
        DatabaseWriter writer = Databases.writer("GeoLite2-Country", "").insert("0.0.0.0/1", Databases.country("US"));
        for (char c = 'A'; c <= 'L'; c++) {
            writer.insert("128." + (c - 'A') + ".0.0/16", Databases.country("X" + c));
        }
        Path file = directory.resolve("many.mmdb");
        writer.write(file);
        return file;
    }

    private List<String> warnings(DatabaseWriter writer) throws IOException {
        Path file = directory.resolve("test.mmdb");
        writer.write(file);
        CommandRun run = CommandRun.of("inspect", file);
        assertEquals(0, run.status());
        assertEquals("", run.err());
        return run.out()
                .lines()
                .filter(line -> line.startsWith("warning"))
                .map(line -> line.substring("warning      ".length()))
                .toList();
    }

    private static DatabaseWriter world(String type, String description) {
        return Databases.writer(type, description)
                .insert("0.0.0.0/0", Databases.country("US"))
                .insert("2000::/3", Databases.country("US"));
    }

    @Test
    void tellsWhatIsInADatabase() throws IOException {
        Path file = Databases.country(directory);
        CommandRun run = CommandRun.of("inspect", file);
        assertEquals(0, run.status());
        assertEquals("", run.err());
        assertEquals("""
                type         GeoLite2-Country
                description  Made for "all"
                built        2026-02-28T00:00:00Z, 1 day ago
                size         %,d bytes, unpacked %<,d
                IP versions  4 and 6
                records      5; 185 nodes of two 24-bit records
                networks     5 IPv4, 30 IPv6
                known        75.20 %% of all IPv4 addresses, 85.73 %% of the public ones
                             0.00 %% of 2000::/3, from which IPv6 networks are given out
                countries    5
                             code   networks   IPv4 addresses  of IPv4 known  of IPv6 known
                             US           30    2,147,483,648        66.49 %%       100.00 %%
                             DE            1    1,073,741,824        33.25 %%         0.00 %%
                             JP            1        8,388,608         0.26 %%         0.00 %%
                             FR            2                4         0.00 %%         0.00 %%
                             GB            1                2         0.00 %%         0.00 %%
                """.formatted(Files.size(file)), run.out());
    }

    @Test
    void listsTenCountriesOrAll() throws IOException {
        Path file = manyCountries();
        String ten = CommandRun.of("inspect", file).out();
        assertTrue(ten.contains(" US ") && ten.contains(" XI ") && !ten.contains(" XJ "), ten);
        assertTrue(ten.contains("\n             and 3 more: --countries lists all\n"), ten);
        String all = CommandRun.of("inspect", file, "--countries").out();
        assertTrue(all.contains(" XL ") && !all.contains(" more:"), all);
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        Path file = Databases.country(directory);
        String json = CommandRun.of("inspect", file, "--output", "json").out();
        // JSON is YAML.
        Map<?, ?> facts =
                assertInstanceOf(Map.class, new Load(LoadSettings.builder().build()).loadFromString(json));
        assertEquals("GeoLite2-Country", facts.get("type"));
        assertEquals("Made for \"all\"", facts.get("description"));
        assertEquals("2026-02-28T00:00:00Z", facts.get("build"));
        assertEquals(1, facts.get("age_days"));
        assertEquals((int) Files.size(file), facts.get("size_bytes"));
        assertEquals(6, facts.get("ip_version"));
        assertEquals(24, facts.get("record_size"));
        assertEquals(5, facts.get("records"));
        assertEquals(List.of(), facts.get("warnings"));
        assertEquals(
                Map.of("code", "US", "networks", 30, "ipv4_addresses", 1L << 31, "ipv6_subnets", (1L << 32) - 8),
                assertInstanceOf(List.class, facts.get("countries")).getFirst());
        assertEquals(5, assertInstanceOf(List.class, facts.get("countries")).size());
    }

    @Test
    void warnsOfNothingWithoutNeed() throws IOException {
        assertEquals(List.of(), warnings(world("GeoLite2-Country", "Made by contestants of the latest")));
    }

    @Test
    void warnsOfAge() throws IOException {
        DatabaseWriter month = world("GeoLite2-Country", "").build(Instant.parse("2026-01-30T00:00:00Z"));
        assertEquals(List.of(), warnings(month));
        assertEquals(
                List.of("it is older than 30 days: addresses have moved since, and some licences want it gone"),
                warnings(month.build(Instant.parse("2026-01-29T23:59:59Z"))));
        assertEquals(
                List.of("it was built in the future: its date or this machine's clock is wrong"),
                warnings(month.build(Instant.parse("2026-03-02T00:00:01Z"))));
    }

    @Test
    void warnsOfOtherTypes() throws IOException {
        List<String> expected = List.of(
                "its type is no Country database: more than countries makes it large, and pack leaves that out");
        assertEquals(expected, warnings(world("GeoLite2-City", "")));
        assertEquals(List.of(), warnings(world("ipinfo standard_country.mmdb", "")));
    }

    @Test
    void warnsOfTestsAndSamples() throws IOException {
        List<String> expected = List.of("it calls itself a test or a sample, which knows few addresses");
        assertEquals(expected, warnings(world("GeoIP2-Country", "GeoIP2 Country Test Database (fake GeoIP2 data)")));
        assertEquals(expected, warnings(world("generic_country_free_sample.mmdb", "")));
        assertEquals(
                List.of("it knows few of the public IPv4 addresses: a sample, or one of some networks alone?"),
                warnings(Databases.writer("GeoLite2-Country", "")
                        .insert("192.0.0.0/4", Databases.country("US"))
                        .insert("2000::/3", Databases.country("US"))));
    }

    @Test
    void warnsOfLackingIpv6() throws IOException {
        assertEquals(
                List.of("it has no country for any IPv6 address: all will be UNKNOWN"),
                warnings(Databases.writer("GeoLite2-Country", "").insert("0.0.0.0/0", Databases.country("US"))));
    }

    @Test
    void refusesWhatItCannotTellOf() throws IOException {
        assertEquals(
                "--output yaml: allowed is text or json",
                refusal(2, CommandRun.of("inspect", "a.mmdb", "--output", "yaml")));
        Path file = directory.resolve("none.mmdb");
        assertEquals(
                file + ": there is no such file; a MaxMind DB file is needed",
                refusal(1, CommandRun.of("inspect", file)));
        Databases.writer("GeoLite2-ASN", "")
                .insert("1.0.0.0/24", Map.of("autonomous_system_number", 13335))
                .write(file);
        assertEquals(
                file + ": type GeoLite2-ASN has no countries; a Country or City database is needed",
                refusal(1, CommandRun.of("inspect", file)));
    }
}
