package io.geotraffic.geoip;

import java.util.List;

/** Goes through a tree by address, and shows the networks that have a country. */
final class NetworkWalk {
    /** Records to look at. Shared subtrees can make a small file endless; what is sold stays far below. */
    private static final int MOST_RECORDS = 1 << 25;

    /**
     * IPv6 networks that writers make show all of IPv4: IPv4-mapped (RFC 4291), NAT64 (RFC 6052), Teredo
     * (RFC 4380) and 6to4 (RFC 3056).
     */
    private static final List<Network> ALIASES = List.of(
            Network.parse("::ffff:0:0/96"),
            Network.parse("64:ff9b::/96"),
            Network.parse("2001::/32"),
            Network.parse("2002::/16"));

    private final SearchTree tree;
    private final List<String> codes;
    private final NetworkVisitor visitor;
    private final List<Network> aliases;
    private int records;

    NetworkWalk(SearchTree tree, List<String> codes, NetworkVisitor visitor) {
        this.tree = tree;
        this.codes = codes;
        this.visitor = visitor;
        aliases = aliases(tree);
    }

    /** Those that lead to the same node as ::/96. */
    static List<Network> aliases(SearchTree tree) {
        int ipv4 = tree.root(4);
        if (tree.root(6) == ipv4 || !tree.isNode(ipv4)) {
            return List.of();
        }
        return ALIASES.stream()
                .filter(network -> tree.descend(network.high(), network.low(), network.length()) == ipv4)
                .toList();
    }

    void visitAll() throws CorruptDataException {
        visit(tree.root(4), 4, 0, 0, 0);
        visit(tree.root(6), 6, 0, 0, 0);
    }

    private void visit(int record, int ipVersion, long high, long low, int length) throws CorruptDataException {
        if (++records > MOST_RECORDS) {
            throw new CorruptDataException(
                    "its search tree unfolds to more than %,d records, as no real one does".formatted(MOST_RECORDS));
        }
        if (tree.isNode(record)) {
            if (ipVersion == 4 || !isIpv4(record, high, low, length)) {
                visitSides(record, ipVersion, high, low, length);
            }
        } else if (tree.country(record) > 0 && (ipVersion == 4 || !isIpv4Place(high, low, length))) {
            visitor.visit(ipVersion, high, low, length, codes.get(tree.country(record) - 1));
        }
    }

    private void visitSides(int node, int ipVersion, long high, long low, int length) throws CorruptDataException {
        visit(tree.child(node, 0), ipVersion, high, low, length + 1);
        int shift = (ipVersion == 4 ? Integer.SIZE : 2 * Long.SIZE) - 1 - length;
        visit(
                tree.child(node, 1),
                ipVersion,
                shift < Long.SIZE ? high : high | 1L << (shift - Long.SIZE),
                shift < Long.SIZE ? low | 1L << shift : low,
                length + 1);
    }

    private boolean isIpv4(int node, long high, long low, int length) {
        return node == tree.root(4)
                && (isIpv4Place(high, low, length)
                        || aliases.stream()
                                .anyMatch(alias ->
                                        alias.length() == length && alias.high() == high && alias.low() == low));
    }

    private static boolean isIpv4Place(long high, long low, int length) {
        return (high | low) == 0 && length >= SearchTree.IPV4_DEPTH;
    }
}
