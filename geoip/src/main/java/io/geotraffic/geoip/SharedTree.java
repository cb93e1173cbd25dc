package io.geotraffic.geoip;

import java.util.Arrays;

/**
 * Binary trees in one arena where equal subtrees are one node: a node is made once for each pair of
 * sides, so two references are equal if and only if what is below them is equal.
 *
 * <p>A reference is {@link #EMPTY}, a node (above 0), or a leaf (below 0), which stands for the number of
 * a record. Nodes are never taken away; those that no root leads to any more cost memory alone.
 */
public final class SharedTree {
    /** What has no record. */
    public static final int EMPTY = 0;

    /** The golden ratio: spreads pairs that differ in few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** By node: the left side and the right one. Number 0 is none. */
    private int[] sides = new int[1 << 11];

    /** Nodes by the hash of their sides; 0 where there is none. Twice as many as there is room for nodes. */
    private int[] slots = new int[1 << 11];

    private int nodes = 1;

    /** @param record its number, from 0 on */
    public static int leaf(int record) {
        return ~record;
    }

    /** The number of a leaf's record. */
    public static int record(int leaf) {
        return ~leaf;
    }

    public static boolean isNode(int reference) {
        return reference > 0;
    }

    /** @param side 0 for the left one, 1 for the right one */
    public int child(int node, int side) {
        return sides[2 * node + side];
    }

    /** The node with these sides; if they are the same leaf, or both empty, that itself. */
    public int node(int left, int right) {
        if (left == right && !isNode(left)) {
            return left;
        }
        int slot = slot(left, right);
        if (slots[slot] != 0) {
            return slots[slot];
        }
        if (2 * nodes == sides.length) {
            grow();
            slot = slot(left, right);
        }
        sides[2 * nodes] = left;
        sides[2 * nodes + 1] = right;
        slots[slot] = nodes;
        return nodes++;
    }

    /** How many nodes there are, and one more. */
    int end() {
        return nodes;
    }

    /** Where the node is, or belongs. */
    private int slot(int left, int right) {
        long both = (long) left << Integer.SIZE | (right & 0xffff_ffffL);
        int slot = (int) ((both * SPREAD) >>> (Long.numberOfLeadingZeros(slots.length) + 1));
        while (slots[slot] != 0 && (child(slots[slot], 0) != left || child(slots[slot], 1) != right)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        sides = Arrays.copyOf(sides, 2 * sides.length);
        slots = new int[2 * slots.length];
        for (int node = 1; node < nodes; node++) {
            slots[slot(child(node, 0), child(node, 1))] = node;
        }
    }
}
