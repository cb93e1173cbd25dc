package io.geotraffic.geoip;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The nodes of a {@link PrefixTrie} without those that are equal to others, and without those whose
 * sides are the same record. References are as there, but to these nodes; the root is the last.
 */
final class SharedTree {
    private final PrefixTrie trie;

    /** By number of a node there, its reference here; 0 if it was not shared yet. */
    private final int[] shared;

    /** By number of a node: both sides, in the upper and in the lower 32 bits. Number 0 is none. */
    private long[] sides = new long[1024];

    private int nodes = 1;
    private final Map<Long, Integer> bySides = new HashMap<>();

    SharedTree(PrefixTrie trie) {
        this.trie = trie;
        shared = new int[trie.nodes()];
        long root = sidesOf(PrefixTrie.ROOT);
        // It remains even if its sides are the same: a tree has at least one node.
        add(root);
    }

    int nodeCount() {
        return nodes - 1;
    }

    /** @param offsets of the records, by number, in the data section */
    byte[] encode(RecordSize size, int[] offsets) {
        byte[] bytes = new byte[Math.multiplyExact(nodeCount(), size.nodeBytes())];
        // The root has to be the first.
        for (int node = nodes - 1; node > 0; node--) {
            int index = index(node);
            size.write(bytes, index, 0, record((int) (sides[node] >> Integer.SIZE), offsets));
            size.write(bytes, index, 1, record((int) sides[node], offsets));
        }
        return bytes;
    }

    private long record(int reference, int[] offsets) {
        if (reference == PrefixTrie.EMPTY) {
            return nodeCount();
        }
        return PrefixTrie.isNode(reference)
                ? index(reference)
                : (long) nodeCount() + TreeLoader.SEPARATOR + offsets[PrefixTrie.record(reference)];
    }

    private int index(int node) {
        return nodes - 1 - node;
    }

    private long sidesOf(int node) {
        return (long) share(trie.child(node, 0)) << Integer.SIZE | (share(trie.child(node, 1)) & 0xffff_ffffL);
    }

    private int share(int reference) {
        if (!PrefixTrie.isNode(reference)) {
            return reference;
        }
        if (shared[reference] == 0) {
            shared[reference] = shareNode(reference);
        }
        return shared[reference];
    }

    private int shareNode(int node) {
        long both = sidesOf(node);
        int left = (int) (both >> Integer.SIZE);
        if (left == (int) both && !PrefixTrie.isNode(left)) {
            return left;
        }
        Integer known = bySides.get(both);
        return known != null ? known : add(both);
    }

    private int add(long both) {
        if (nodes == sides.length) {
            sides = Arrays.copyOf(sides, 2 * nodes);
        }
        sides[nodes] = both;
        bySides.put(both, nodes);
        return nodes++;
    }
}
