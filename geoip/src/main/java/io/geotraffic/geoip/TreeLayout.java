package io.geotraffic.geoip;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which place in a file each node of a tree has: level by level, from the root on. Of all orders that
 * were tried this one is the best to compress, for the numbers of new children then go up by one: the
 * world's countries take a sixth less under xz than where each node is followed by what is below it.
 */
final class TreeLayout {
    private final SharedTree tree;
    private final int root;

    /** By node, its place and one more; 0 for nodes that the root does not lead to. */
    private final int[] places;

    /** By place, its node. */
    private int[] order = new int[1024];

    private int count;

    /** Numbers of those that a leaf leads to. */
    private final BitSet records = new BitSet();

    /** @param root if it is a leaf or empty, the layout is one node with that on both sides */
    TreeLayout(SharedTree tree, int root) {
        this.tree = tree;
        this.root = root;
        places = new int[tree.end()];
        add(root);
        for (int next = 0; next < count; next++) {
            add(child(next, 0));
            add(child(next, 1));
        }
        count = Math.max(1, count);
    }

    private void add(int reference) {
        if (!SharedTree.isNode(reference)) {
            if (reference != SharedTree.EMPTY) {
                records.set(SharedTree.record(reference));
            }
            return;
        }
        if (places[reference] != 0) {
            return;
        }
        if (count == order.length) {
            order = Arrays.copyOf(order, 2 * count);
        }
        order[count++] = reference;
        places[reference] = count;
    }

    private int child(int place, int side) {
        return SharedTree.isNode(root) ? tree.child(order[place], side) : root;
    }

    int nodeCount() {
        return count;
    }

    /** The numbers of the records that are needed, in their order. */
    IntStream records() {
        return records.stream();
    }

    /** @param offsets of the records, by number, in the data section */
    byte[] encode(RecordSize size, int[] offsets) {
        byte[] bytes = new byte[Math.multiplyExact(count, size.nodeBytes())];
        for (int place = 0; place < count; place++) {
            size.write(bytes, place, 0, record(child(place, 0), offsets));
            size.write(bytes, place, 1, record(child(place, 1), offsets));
        }
        return bytes;
    }

    private long record(int reference, int[] offsets) {
        if (reference == SharedTree.EMPTY) {
            return count;
        }
        return SharedTree.isNode(reference)
                ? places[reference] - 1
                : (long) count + TreeLoader.SEPARATOR + offsets[SharedTree.record(reference)];
    }
}
