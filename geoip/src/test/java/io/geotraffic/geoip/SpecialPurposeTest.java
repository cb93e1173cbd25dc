package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SpecialPurposeTest {
    private static boolean covers(String prefix) {
        Network network = Network.parse(prefix);
        assertEquals(PrefixLength.of(network.ipVersion()), network.length());
        return SpecialPurpose.covers(network.ipVersion(), Databases.number(network));
    }

    /** Written out by hand from the registries: first and last prefix of each block, and its neighbours. */
    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
                    none,              0.0.0.0/24,      0.255.255.0/24,   1.0.0.0/24
                    9.255.255.0/24,    10.0.0.0/24,     10.255.255.0/24,  11.0.0.0/24
                    100.63.255.0/24,   100.64.0.0/24,   100.127.255.0/24, 100.128.0.0/24
                    126.255.255.0/24,  127.0.0.0/24,    127.255.255.0/24, 128.0.0.0/24
                    169.253.255.0/24,  169.254.0.0/24,  169.254.255.0/24, 169.255.0.0/24
                    172.15.255.0/24,   172.16.0.0/24,   172.31.255.0/24,  172.32.0.0/24
                    191.255.255.0/24,  192.0.0.0/24,    192.0.0.0/24,     192.0.1.0/24
                    192.0.1.0/24,      192.0.2.0/24,    192.0.2.0/24,     192.0.3.0/24
                    192.167.255.0/24,  192.168.0.0/24,  192.168.255.0/24, 192.169.0.0/24
                    198.17.255.0/24,   198.18.0.0/24,   198.19.255.0/24,  198.20.0.0/24
                    198.51.99.0/24,    198.51.100.0/24, 198.51.100.0/24,  198.51.101.0/24
                    203.0.112.0/24,    203.0.113.0/24,  203.0.113.0/24,   203.0.114.0/24
                    223.255.255.0/24,  224.0.0.0/24,    239.255.255.0/24, none
                    none,              240.0.0.0/24,    255.255.255.0/24, none
                    none,              ::/48,           ::/48,            0:0:1::/48
                    64:ff9b::/48,      64:ff9b:1::/48,  64:ff9b:1::/48,   64:ff9b:2::/48
                    ff:ffff:ffff::/48, 100::/48,        100::/48,         100:0:1::/48
                    2001:0:ffff::/48,  2001:1::/48,     2001:2:ffff::/48, 2001:3::/48
                    2001:3:ffff::/48,  2001:4::/48,     2001:4:111::/48,  2001:4:112::/48
                    2001:4:112::/48,   2001:4:113::/48, 2001:1f:ffff::/48, 2001:20::/48
                    2001:3f:ffff::/48, 2001:40::/48,    2001:1ff:ffff::/48, 2001:200::/48
                    2001:db7:ffff::/48, 2001:db8::/48,  2001:db8:ffff::/48, 2001:db9::/48
                    3ffe:ffff:ffff::/48, 3fff::/48,     3fff:fff:ffff::/48, 3fff:1000::/48
                    5eff:ffff:ffff::/48, 5f00::/48,     5f00:ffff:ffff::/48, 5f01::/48
                    fbff:ffff:ffff::/48, fc00::/48,     fdff:ffff:ffff::/48, fe00::/48
                    fe7f:ffff:ffff::/48, fe80::/48,     febf:ffff:ffff::/48, none
                    none,              fec0::/48,       feff:ffff:ffff::/48, none
                    none,              ff00::/48,       ffff:ffff:ffff::/48, none
                    """)
    void blocksBeginAndEndWhereTheyShould(String before, String first, String last, String behind) {
        assertTrue(before == null || !covers(before), before);
        assertTrue(covers(first), first);
        assertTrue(covers(last), last);
        assertTrue(behind == null || !covers(behind), behind);
    }

    static Stream<SpecialPurpose.Row> rows() {
        return SpecialPurpose.ROWS.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowHasWholePrefixesAndASource(SpecialPurpose.Row row) {
        assertTrue(row.network().length() <= PrefixLength.of(row.network().ipVersion()));
        assertTrue(row.source().contains("RFC "));
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.175.48.0/24",
        "2001::/48",
        "2001:20::/48",
        "2001:30::/48",
        "2002:a00::/48",
        "2606:4700::/48",
        "2620:4f:8000::/48"
    })
    void whatIsGloballyReachableIsPublic(String prefix) {
        assertFalse(covers(prefix));
    }

    @Test
    void versionsAreNotMixedUp() {
        assertTrue(SpecialPurpose.covers(4, 0x0a0000));
        assertFalse(SpecialPurpose.covers(6, 0x0a0000));
    }
}
