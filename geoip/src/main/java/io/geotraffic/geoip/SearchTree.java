package io.geotraffic.geoip;

/**
 * A search tree whose leaves are countries: a record below the number of nodes is a node, one equal
 * to it is empty, and one above it is the country of that number, counted from 1. Made by {@link
 * TreeLoader}, which has seen to it that every record is one of these and that no path is longer than
 * an address.
 */
final class SearchTree implements CountryTree {
    /** The IPv4 addresses of an IPv6 tree are below ::/96. */
    static final int IPV4_DEPTH = 96;

    private final byte[] bytes;
    private final RecordSize recordSize;
    private final int nodeCount;
    private final int ipVersion;
    private final int ipv4Root;

    SearchTree(byte[] bytes, Metadata metadata) {
        this.bytes = bytes;
        recordSize = metadata.recordSize();
        nodeCount = metadata.nodeCount();
        ipVersion = metadata.ipVersion();
        ipv4Root = ipVersion == 4 ? 0 : descend(descend(0, 0, Long.SIZE), 0, IPV4_DEPTH - Long.SIZE);
    }

    @Override
    public int country(int record) {
        return record - nodeCount;
    }

    @Override
    public boolean isNode(int record) {
        return record < nodeCount;
    }

    /** Where all addresses of a version begin; the empty record if the tree has none of them. */
    int root(int addressVersion) {
        if (addressVersion == 4) {
            return ipv4Root;
        }
        return ipVersion == 6 ? 0 : nodeCount;
    }

    @Override
    public int child(int node, int side) {
        return (int) recordSize.read(bytes, node, side);
    }

    /**
     * What all addresses of an IPv6 network begin at; the leaf on the way, if there is one.
     *
     * @param high the upper 64 bits
     * @param low the lower 64 bits
     * @param length of the network
     */
    int descend(long high, long low, int length) {
        int upper = descend(root(6), high, Math.min(Long.SIZE, length));
        return descend(upper, low, Math.max(0, length - Long.SIZE));
    }

    /**
     * @param path bits to follow, the first is the uppermost
     * @param bits how many of them, at most 64
     * @return the record at the end, or the leaf on the way
     */
    int descend(int record, long path, int bits) {
        int at = record;
        long rest = path;
        for (int i = 0; i < bits && isNode(at); i++) {
            at = child(at, (int) (rest >>> 63));
            rest <<= 1;
        }
        return at;
    }
}
