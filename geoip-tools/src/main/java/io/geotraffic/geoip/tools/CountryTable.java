package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.Network;
import io.geotraffic.geoip.SharedTree;
import java.util.List;

/**
 * Which country each address belongs to. Immutable; but tables that are made of each other share memory,
 * and are for one thread.
 */
public final class CountryTable {
    /** The IPv4 addresses of a MaxMind DB are below ::/96. */
    private static final int IPV4_DEPTH = 96;

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /** IPv6 is counted in /64 networks, which have one link each (RFC 4291, section 2.5.4). */
    private static final int IPV6_UNIT = 64;

    private final Provenance provenance;
    private final SharedTree tree;

    /** Of 32 levels. */
    private final int ipv4;

    /** Of 128 levels, and what it has below ::/96 is of no meaning. */
    private final int ipv6;

    private final List<String> codes;
    private final List<Network> aliases;

    /**
     * @param codes by number, as the leaves of the tree have it
     * @param aliases IPv6 networks that show all of IPv4 where they have nothing else
     */
    CountryTable(
            Provenance provenance, SharedTree tree, int ipv4, int ipv6, List<String> codes, List<Network> aliases) {
        this.provenance = provenance;
        this.tree = tree;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.codes = codes;
        this.aliases = aliases;
    }

    /** Where it is from. */
    public Provenance provenance() {
        return provenance;
    }

    /** By number. */
    List<String> codes() {
        return codes;
    }

    SharedTree tree() {
        return tree;
    }

    /** The root of one tree of all addresses, IPv4 below ::/96. */
    int root() {
        TreeOverlay overlay = new TreeOverlay(tree);
        int root = overlay.replaceFirst(ipv6, IPV4_DEPTH, ipv4);
        for (Network alias : aliases) {
            root = overlay.over(root, overlay.at(alias, ipv4));
        }
        return root;
    }

    /**
     * The same with whole prefixes: one that has more than one answer goes to the country that holds most
     * of its known addresses, of several the lexicographically first, just as the agent counts it. So no
     * network is smaller than a prefix, and addresses that were unknown get a country if a neighbour in
     * their prefix has one. IPv4 is never part of an IPv6 prefix.
     *
     * <p>Aliases are no part of this: they show IPv4 as it was pruned. So where 2002::/16 is one, a /48 there,
     * which is one IPv4 address, answers as the IPv4 prefix does; and what an alias has of its own is pruned
     * as if nothing were around it.
     *
     * @param ipv4Prefix 8 to 32; 32 leaves IPv4 as it is
     * @param ipv6Prefix 16 to 128; 128 leaves IPv6 as it is
     */
    public PrunedTable prune(int ipv4Prefix, int ipv6Prefix) {
        if (ipv4Prefix < 8 || ipv4Prefix > IPV4_BITS || ipv6Prefix < 16 || ipv6Prefix > IPV6_BITS) {
            throw new IllegalArgumentException(
                    "Prefixes of /%d and /%d: allowed are /8 to /32 (IPv4) and /16 to /128 (IPv6)"
                            .formatted(ipv4Prefix, ipv6Prefix));
        }
        Pruning ofIpv4 = new Pruning(tree, codes, ipv4Prefix, IPV4_BITS);
        Pruning ofIpv6 = new Pruning(tree, codes, ipv6Prefix, IPV6_UNIT);
        CountryTable pruned =
                new CountryTable(provenance, tree, ofIpv4.prune(ipv4), ofIpv6.prune(ipv6), codes, aliases);
        return new PrunedTable(pruned, ofIpv4.cost(), ofIpv6.cost());
    }
}
