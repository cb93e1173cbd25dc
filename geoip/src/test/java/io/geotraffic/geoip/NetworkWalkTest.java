package io.geotraffic.geoip;

import static io.geotraffic.geoip.Databases.country;
import static io.geotraffic.geoip.Databases.open;
import static io.geotraffic.geoip.Databases.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkWalkTest {
    @TempDir
    private Path directory;

    private static List<String> networks(CountryDatabase database) throws IOException {
        List<String> networks = new ArrayList<>();
        database.visitNetworks((ipVersion, high, low, length, country) ->
                networks.add(new Network(ipVersion, high, low, length) + " " + country));
        return networks;
    }

    @Test
    void showsNetworksByAddressAndIpv4First() throws IOException {
        DatabaseWriter writer = writer(6)
                .insert("2001:db8::/32", country("FR"))
                .insert("2001:db8:8000::/33", country("DE"))
                .insert("203.0.113.0/24", country("AT"))
                .insert("203.0.113.64/26", Map.of("asn", 64500))
                .insert("192.0.2.7/32", country("CH"))
                .insert("ffff::ffff/128", country("CH"));
        assertEquals(
                List.of(
                        "192.0.2.7/32 CH",
                        "203.0.113.0/26 AT",
                        "203.0.113.128/25 AT",
                        "2001:db8::/33 FR",
                        "2001:db8:8000::/33 DE",
                        "ffff::ffff/128 CH"),
                networks(open(directory, writer)));
    }

    @Test
    void showsADatabaseOfIpv4() throws IOException {
        CountryDatabase database = open(directory, writer(4).insert("128.0.0.0/1", country("AT")));
        assertEquals(List.of("128.0.0.0/1 AT"), networks(database));
        assertEquals(List.of(), database.aliases());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ::/0          | 0.0.0.0/0 AT, ::/1 AT, 8000::/1 AT
                    ::/64         | 0.0.0.0/0 AT, ::/64 AT
                    ::/96         | 0.0.0.0/0 AT
                    8000::/1      | 8000::/1 AT
                    """)
    void showsIpv4InWhatIsLargerThanAllOfIt(String network, String expected) throws IOException {
        CountryDatabase database = open(directory, writer(6).insert(network, country("AT")));
        assertEquals(List.of(expected.split(", ", -1)), networks(database));
    }

    @Test
    void showsAliasesOnce() throws IOException {
        DatabaseWriter writer = writer(6)
                .insert("192.0.2.0/24", country("CH"))
                .insert("2001:db8::/32", country("FR"))
                .alias("::ffff:0:0/96")
                .alias("2002::/16");
        CountryDatabase database = open(directory, writer);
        assertEquals(List.of("192.0.2.0/24 CH", "2001:db8::/32 FR"), networks(database));
        assertEquals(List.of(Network.parse("::ffff:0:0/96"), Network.parse("2002::/16")), database.aliases());
    }

    @Test
    void whatOnlyLooksLikeAnAliasIsShown() throws IOException {
        DatabaseWriter writer =
                writer(6).insert("192.0.2.0/24", country("CH")).insert("2002:c000:200::/40", country("AT"));
        CountryDatabase database = open(directory, writer);
        assertEquals(List.of("192.0.2.0/24 CH", "2002:c000:200::/40 AT"), networks(database));
        assertEquals(List.of(), database.aliases());
    }

    /** As many networks as 128 bits can tell apart. */
    @Test
    @Timeout(60)
    void doesNotGoOnForEver() throws IOException {
        int[] records = new int[2 * 128];
        Arrays.setAll(records, i -> i / 2 + 1);
        records[254] = 128 + TreeLoader.SEPARATOR;
        records[255] = 128 + TreeLoader.SEPARATOR;
        CountryDatabase database =
                open(directory, new ForgedDatabase(6).nodes(records).toBytes());
        DatabaseException refusal = assertThrows(
                DatabaseException.class,
                () -> database.visitNetworks((ipVersion, high, low, length, country) -> assertEquals("DE", country)));
        assertEquals(
                directory.resolve("test.mmdb")
                        + ": its search tree unfolds to more than 33,554,432 records, as no real one does",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1,    203.0.113.0/26,   AT",
        "203.0.113.65,   203.0.113.64/26,  -",
        "203.0.112.1,    203.0.112.0/24,   -",
        "0.0.0.0,        0.0.0.0/1,        -",
        "2001:db8::1,    2001:db8::/32,    FR",
        "2001:db9::1,    2001:db9::/32,    -",
        "8000::,         8000::/1,         -",
        "2002:cb00:7101::1, 2002:cb00:7100::/42, AT",
        "::ffff:203.0.113.1, 203.0.113.0/26, AT"
    })
    void tellsTheNetworkOfAnAddress(String address, String network, String country) throws IOException {
        CountryDatabase database = open(
                directory,
                writer(6)
                        .insert("203.0.113.0/24", country("AT"))
                        .insert("203.0.113.64/26", Map.of("asn", 64500))
                        .insert("2001:db8::/32", country("FR"))
                        .alias("2002::/16"));
        Match match = database.lookup(InetAddress.ofLiteral(address));
        assertEquals(network, match.network().toString());
        assertEquals(country, match.country().orElse("-"));
    }

    @Test
    void aDatabaseOfIpv4KnowsNoIpv6() throws IOException {
        CountryDatabase database = open(directory, writer(4).insert("0.0.0.0/0", country("AT")));
        assertEquals(
                "0.0.0.0/1",
                database.lookup(InetAddress.ofLiteral("1.2.3.4")).network().toString());
        Match match = database.lookup(InetAddress.ofLiteral("2001:db8::1"));
        assertEquals("::/0 -", match.network() + " " + match.country().orElse("-"));
    }
}
