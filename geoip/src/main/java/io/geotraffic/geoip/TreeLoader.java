package io.geotraffic.geoip;

/**
 * Makes a {@link SearchTree} of the bytes of a file. Each node that can be reached is visited once,
 * though subtrees may be shared. Records that lead to data are replaced, in place, by the number of
 * their country. That always fits: there are no more countries than data records, and the last of n
 * data records, which fitted too, is at least n - 1 bytes behind the first.
 *
 * <p>What it refuses: records out of range, data that cannot be decoded, loops, and paths longer than
 * an address.
 */
final class TreeLoader {
    /** Zero bytes between the tree and the data. */
    static final int SEPARATOR = 16;

    /** Of a node that is on the path at hand. Others are at least 1 and at most 128 high. */
    private static final byte OPEN = (byte) 0xff;

    private final byte[] tree;
    private final RecordSize recordSize;
    private final int nodeCount;
    private final int addressBits;
    private final RecordCountries countries;

    /** By node: the length of the longest path to a leaf; 0 for one that was not visited yet. */
    private final byte[] heights;

    /** By depth: the node, the side of it to look at next, and the height of the higher child so far. */
    private final int[] path;

    private final int[] sides;
    private final int[] childHeights;
    private int depth;

    private TreeLoader(byte[] tree, Metadata metadata, RecordCountries countries) {
        this.tree = tree;
        this.countries = countries;
        recordSize = metadata.recordSize();
        nodeCount = metadata.nodeCount();
        addressBits = metadata.ipVersion() == 4 ? 32 : 128;
        heights = new byte[nodeCount];
        path = new int[addressBits];
        sides = new int[addressBits];
        childHeights = new int[addressBits];
    }

    /** @param tree is altered and becomes part of the result */
    static SearchTree load(byte[] tree, Metadata metadata, RecordCountries countries) throws CorruptDataException {
        new TreeLoader(tree, metadata, countries).visitAll();
        return new SearchTree(tree, metadata);
    }

    private void visitAll() throws CorruptDataException {
        depth = -1;
        enter(0);
        while (depth >= 0) {
            if (sides[depth] == 2) {
                leave();
            } else {
                int side = sides[depth]++;
                visit(recordSize.read(tree, path[depth], side), side);
            }
        }
    }

    private void enter(int node) throws CorruptDataException {
        if (++depth == addressBits) {
            throw new CorruptDataException("its search tree is deeper than the " + addressBits + " bits of an address");
        }
        path[depth] = node;
        sides[depth] = 0;
        childHeights[depth] = 0;
        heights[node] = OPEN;
    }

    private void leave() {
        int height = 1 + childHeights[depth];
        heights[path[depth]] = (byte) height;
        depth--;
        if (depth >= 0) {
            childHeights[depth] = Math.max(childHeights[depth], height);
        }
    }

    private void visit(long record, int side) throws CorruptDataException {
        if (record > nodeCount) {
            int country = countries.numberOf(record - nodeCount - SEPARATOR);
            recordSize.write(tree, path[depth], side, (long) nodeCount + country);
        } else if (record < nodeCount) {
            visitNode((int) record);
        }
    }

    private void visitNode(int node) throws CorruptDataException {
        byte height = heights[node];
        if (height == OPEN) {
            throw new CorruptDataException("its search tree has a loop at node " + node);
        }
        if (height == 0) {
            enter(node);
            return;
        }
        int known = height & 0xff;
        if (depth + 1 + known > addressBits) {
            throw new CorruptDataException("its search tree is deeper than the " + addressBits + " bits of an address");
        }
        childHeights[depth] = Math.max(childHeights[depth], known);
    }
}
