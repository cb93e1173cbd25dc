package io.geotraffic.geoip.tools;

import static io.geotraffic.geoip.tools.Tables.country;
import static io.geotraffic.geoip.tools.Tables.csv;
import static io.geotraffic.geoip.tools.Tables.open;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.Attribution;
import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PruningTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    192.0.2.0/25 DE, 192.0.2.128/25 DE                     | DE | 0 | 256 | 0   | 0
                    192.0.2.0/25 DE, 192.0.2.128/26 FR, 192.0.2.192/26 FR  | DE | 1 | 256 | 128 | 0
                    192.0.2.0/26 DE, 192.0.2.128/25 FR                     | FR | 1 | 192 | 64  | 64
                    192.0.2.7/32 DE                                        | DE | 1 | 1   | 0   | 255
                    192.0.2.0/24 FR, 192.0.2.9/32 DE                       | FR | 1 | 256 | 1   | 0
                    """)
    void mostOfTheKnownAddressesDecide(
            String networks, String expected, long mixed, double known, double changed, double gained)
            throws IOException {
        PrunedTable pruned =
                csv(directory, networks.replace(", ", "\n").replace(' ', ',')).prune(24, 48);
        CountryDatabase database = open(directory, pruned.table());
        assertEquals(expected, country(database, "192.0.2.9"));
        assertEquals(expected, country(database, "192.0.2.255"));
        assertEquals("-", country(database, "192.0.3.0"));
        assertEquals(new PruningCost(mixed, known, changed, gained), pruned.ipv4());
        assertEquals(new PruningCost(0, 0, 0, 0), pruned.ipv6());
    }

    @Test
    void costsOfIpv6AreInSubnets() throws IOException {
        PrunedTable pruned = csv(directory, """
                2001:db8::/32,DE
                2001:db8:1::/52,FR
                2001:db8:2::1/128,FR
                2001:db9:1::/64,FR
                """).prune(24, 48);
        CountryDatabase database = open(directory, pruned.table());
        assertEquals("DE", country(database, "2001:db8:1::"));
        assertEquals("DE", country(database, "2001:db8:2::1"));
        assertEquals("FR", country(database, "2001:db9:1:ffff::"));
        assertEquals(3, pruned.ipv6().mixedPrefixes());
        assertEquals(Math.scalb(1.0, 32) + 1, pruned.ipv6().known());
        assertEquals(4096 + Math.scalb(1.0, -64), pruned.ipv6().changed());
        assertEquals(65_535, pruned.ipv6().gained());
        assertEquals(
                pruned.ipv6().changed() / pruned.ipv6().known(), pruned.ipv6().changedShare());
    }

    /** All of IPv4 is in ::/96, which is within ::/48 and within ::/16. */
    @ParameterizedTest
    @ValueSource(ints = {16, 48, 96, 97, 128})
    void noIpv6PrefixTakesIpv4(int ipv6Prefix) throws IOException {
        PrunedTable pruned = csv(directory, """
                192.0.2.0/24,DE
                ::1:0:0/96,FR
                ::1:0:0:0/80,AT
                """).prune(24, ipv6Prefix);
        CountryDatabase database = open(directory, pruned.table());
        assertEquals("DE", country(database, "192.0.2.1"));
        assertEquals("-", country(database, "192.0.3.1"));
        assertEquals(ipv6Prefix > 80 ? "FR" : "AT", country(database, "::1:0:1"));
        assertEquals("AT", country(database, "::1:0:0:1"));
    }

    @Test
    void wholeAddressesStayAsTheyAre() throws IOException {
        CountryTable table =
                csv(directory, RangeOracle.random(new Random(1), 100).csv(new Random(1)));
        assertEquals(
                Tables.open(directory, table).facts().nodes(),
                Tables.open(directory, table.prune(32, 128).table()).facts().nodes());
        assertEquals(0, table.prune(32, 128).ipv4().mixedPrefixes());
    }

    /** Of a country that has lost its last address nothing is left. */
    @Test
    void leavesNoTrace() throws IOException {
        CountryTable whole = csv(directory, "192.0.2.0/24,DE\n192.0.2.9/32,FR\n");
        CountryTable alone = csv(directory, "192.0.2.0/24,DE\n");
        assertArrayEquals(
                PackedDatabase.of(alone).bytes(Compression.NONE),
                PackedDatabase.of(whole.prune(24, 48).table()).bytes(Compression.NONE));
    }

    @ParameterizedTest
    @CsvSource({"7, 48", "33, 48", "24, 15", "24, 129"})
    void refusesOtherPrefixes(int ipv4Prefix, int ipv6Prefix) throws IOException {
        CountryTable table = csv(directory, "10.0.0.0/8,DE\n");
        assertThrows(IllegalArgumentException.class, () -> table.prune(ipv4Prefix, ipv6Prefix));
    }

    /** An agent that counts by prefixes counts the same with what was pruned, and nothing is ambiguous then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsTheAgentWould(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            CountryTable table = csv(
                    directory,
                    RangeOracle.random(random, 1 + random.nextInt(80)).csv(random));
            CountryDatabase whole = open(directory, table);
            PrunedTable pruned = table.prune(24, 48);
            CountryDatabase database = open(directory, pruned.table());
            double changed = 0;
            for (int prefix = 0xcb0070; prefix < 0xcb0078; prefix++) {
                compare(whole, database, 4, prefix);
                changed += changes(whole, database, prefix);
            }
            for (int i = 0; i < 200; i++) {
                compare(
                        whole,
                        database,
                        6,
                        RangeOracle.randomAddress(random, 6).shiftRight(80).longValue());
            }
            assertTrue(changed <= pruned.ipv4().changed(), "what changed in some of the prefixes");
        }
    }

    private static void compare(CountryDatabase whole, CountryDatabase pruned, int ipVersion, long prefix) {
        Optional<Attribution> answer = pruned.attribute(ipVersion, prefix);
        assertEquals(whole.attribute(ipVersion, prefix).map(Attribution::country), answer.map(Attribution::country));
        assertFalse(answer.map(Attribution::ambiguous).orElse(false));
    }

    private static double changes(CountryDatabase whole, CountryDatabase pruned, long prefix) {
        int changes = 0;
        for (int host = 0; host < 256; host++) {
            var address = RangeOracle.address(4, BigInteger.valueOf(prefix << 8 | host));
            Optional<String> before = whole.lookup(address).country();
            if (before.isPresent() && !before.equals(pruned.lookup(address).country())) {
                changes++;
            }
        }
        return changes;
    }
}
