package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.Network;
import io.geotraffic.geoip.SharedTree;

/** Lays trees over each other. */
final class TreeOverlay {
    private final SharedTree tree;

    TreeOverlay(SharedTree tree) {
        this.tree = tree;
    }

    /** What is on top; where that is empty, what is below. */
    int over(int top, int below) {
        if (top == SharedTree.EMPTY) {
            return below;
        }
        if (below == SharedTree.EMPTY || !SharedTree.isNode(top)) {
            return top;
        }
        return tree.node(over(tree.child(top, 0), side(below, 0)), over(tree.child(top, 1), side(below, 1)));
    }

    /** A tree that has a subtree in the place of a network, and nothing else. */
    int at(Network network, int subtree) {
        int reference = subtree;
        for (int i = network.length() - 1; i >= 0; i--) {
            boolean isLeft = new Address(network.high(), network.low()).bit(i) == 0;
            reference = isLeft ? tree.node(reference, SharedTree.EMPTY) : tree.node(SharedTree.EMPTY, reference);
        }
        return reference;
    }

    /** The tree with a subtree in the place of its first network of a length, whatever was there. */
    int replaceFirst(int root, int length, int subtree) {
        return length == 0 ? subtree : tree.node(replaceFirst(side(root, 0), length - 1, subtree), side(root, 1));
    }

    private int side(int reference, int side) {
        return SharedTree.isNode(reference) ? tree.child(reference, side) : reference;
    }
}
