package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.SharedTree;
import java.util.Arrays;

/**
 * Makes a tree of ranges that come in the order of their addresses and do not overlap. A subtree is
 * shared as soon as the last address of it has passed, so only what is equal to nothing takes memory.
 */
final class TreeBuilder {
    private static final int ALL_BITS = 128;

    private final SharedTree tree;

    /** Bits of an {@link Address} above those of the IP version. */
    private final int firstBit;

    /** By bit: what is on the left of the way to the network at hand, where that goes right. */
    private final int[] left = new int[ALL_BITS];

    /** The network at hand, the last that came, its length in the 128 bits, and its leaf. */
    private Address network = Address.FIRST;

    private int length;
    private int leaf = SharedTree.EMPTY;

    TreeBuilder(SharedTree tree, int ipVersion) {
        this.tree = tree;
        firstBit = ipVersion == 4 ? ALL_BITS - Integer.SIZE : 0;
        length = firstBit;
    }

    /** @param last is in the range too */
    void append(Address first, Address last, int leaf) {
        Address start = first;
        while (true) {
            int hostBits = hostBits(start, last);
            appendNetwork(start, ALL_BITS - hostBits, leaf);
            Address end = start.lastOfBlock(hostBits);
            if (end.compareTo(last) == 0) {
                return;
            }
            start = end.next();
        }
    }

    /** Of the largest network that begins at the start and does not reach beyond the end. */
    private int hostBits(Address start, Address end) {
        Address size = end.minus(start);
        // A range of 2^n addresses, less one, is n bits that are all set.
        int most = size.trailingOnes() == size.bitLength() ? size.bitLength() : size.bitLength() - 1;
        return Math.min(Math.min(start.trailingZeros(), ALL_BITS - firstBit), most);
    }

    private void appendNetwork(Address next, int nextLength, int nextLeaf) {
        int from = firstBit;
        if (leaf != SharedTree.EMPTY) {
            int common = network.commonBits(next);
            left[common] = climb(common + 1);
            from = common + 1;
        }
        Arrays.fill(left, from, Math.max(from, nextLength), SharedTree.EMPTY);
        network = next;
        length = nextLength;
        leaf = nextLeaf;
    }

    /** What is on the way to the network at hand from a bit on. */
    private int climb(int bit) {
        int reference = leaf;
        for (int i = length - 1; i >= bit; i--) {
            reference = network.bit(i) == 0 ? tree.node(reference, SharedTree.EMPTY) : tree.node(left[i], reference);
        }
        return reference;
    }

    /** The tree of all that was appended. */
    int root() {
        return climb(firstBit);
    }
}
