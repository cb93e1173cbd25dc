package io.geotraffic.geoip;

import java.util.List;

/**
 * Which prefixes are not globally routable, as the IANA's registries of special-purpose addresses have
 * it (RFC 6890, with the later entries); and multicast, which is a place nowhere.
 *
 * <p>As in the registries, the most specific row holds. Where a range is finer than the prefixes that
 * are counted, /24 and /48, the whole prefix is what nearly all of it is:
 *
 * <ul>
 *   <li>192.0.0.0/24 and 2001:1::/48 are private. The few hosts in them that are globally reachable
 *       (RFC 7723, 8155, 9665) are anycast addresses of services in one's own network.
 *   <li>::/48 is private. It holds ::, ::1, the IPv4-mapped addresses, and nothing that is routed.
 *   <li>100::/48 is private. Of it 100::/64 and 100:0:0:1::/64 are in the registry, the rest is reserved.
 *   <li>64:ff9b::/48 is public, for its 64:ff9b::/96 is globally reachable (NAT64, RFC 6052).
 * </ul>
 *
 * Entries without a yes or no are public, so that a database may know them: 6to4 (2002::/16, RFC 3056)
 * and its relays (192.88.99.0/24, RFC 7526), and Teredo (2001::/32, RFC 4380).
 */
public final class SpecialPurpose {
    /**
     * @param isGlobal whether it is globally reachable
     * @param source where it is defined
     */
    record Row(Network network, boolean isGlobal, String source) {
        /** The number of the first prefix, of 24 or 48 bits. */
        long first() {
            return network.ipVersion() == 4 ? network.low() >>> 8 : network.high() >>> 16;
        }

        long last() {
            return first() + (1L << (PrefixLength.of(network.ipVersion()) - network.length())) - 1;
        }

        private boolean covers(int ipVersion, long prefix) {
            return network.ipVersion() == ipVersion && first() <= prefix && prefix <= last();
        }
    }

    static final List<Row> ROWS = List.of(
            local("0.0.0.0/8", "this network, RFC 791"),
            local("10.0.0.0/8", "private use, RFC 1918"),
            local("100.64.0.0/10", "shared address space, RFC 6598"),
            local("127.0.0.0/8", "loopback, RFC 1122"),
            local("169.254.0.0/16", "link-local, RFC 3927"),
            local("172.16.0.0/12", "private use, RFC 1918"),
            local("192.0.0.0/24", "IETF protocol assignments, RFC 6890"),
            local("192.0.2.0/24", "documentation, RFC 5737"),
            local("192.168.0.0/16", "private use, RFC 1918"),
            local("198.18.0.0/15", "benchmarking, RFC 2544"),
            local("198.51.100.0/24", "documentation, RFC 5737"),
            local("203.0.113.0/24", "documentation, RFC 5737"),
            local("224.0.0.0/4", "multicast, RFC 5771"),
            local("240.0.0.0/4", "reserved, RFC 1112; limited broadcast, RFC 8190"),
            local("::/48", "unspecified, loopback, IPv4-mapped, RFC 4291"),
            local("64:ff9b:1::/48", "IPv4-IPv6 translation within a network, RFC 8215"),
            local("100::/48", "discard-only, RFC 6666; dummy prefix, RFC 9780"),
            local("2001::/23", "IETF protocol assignments, RFC 2928"),
            global("2001::/32", "Teredo, RFC 4380"),
            local("2001:2::/48", "benchmarking, RFC 5180"),
            global("2001:3::/32", "AMT, RFC 7450"),
            global("2001:4:112::/48", "AS112, RFC 7535"),
            global("2001:20::/28", "ORCHIDv2, RFC 7343"),
            global("2001:30::/28", "drone remote identification, RFC 9374"),
            local("2001:db8::/32", "documentation, RFC 3849"),
            local("3fff::/20", "documentation, RFC 9637"),
            local("5f00::/16", "segment routing identifiers, RFC 9602"),
            local("fc00::/7", "unique local, RFC 4193"),
            local("fe80::/10", "link-local, RFC 4291"),
            local("fec0::/10", "site-local, deprecated, RFC 3879"),
            local("ff00::/8", "multicast, RFC 4291"));

    private SpecialPurpose() {}

    private static Row local(String network, String source) {
        return new Row(Network.parse(network), false, source);
    }

    private static Row global(String network, String source) {
        return new Row(Network.parse(network), true, source);
    }

    /** The IPv4 networks that are not globally routable. They do not overlap. */
    public static List<Network> ipv4() {
        return ROWS.stream()
                .filter(row -> !row.isGlobal())
                .map(Row::network)
                .filter(network -> network.ipVersion() == 4)
                .toList();
    }

    /**
     * Whether a prefix is not globally routable.
     *
     * @param ipVersion 4 or 6
     * @param prefix the number of an IPv4 /24 (24 bits) or of an IPv6 /48 (48 bits)
     */
    public static boolean covers(int ipVersion, long prefix) {
        boolean covers = false;
        int length = -1;
        for (Row row : ROWS) {
            if (row.covers(ipVersion, prefix) && row.network().length() > length) {
                covers = !row.isGlobal();
                length = row.network().length();
            }
        }
        return covers;
    }
}
