package io.geotraffic.geoip;

import java.util.Arrays;

/**
 * A binary trie of networks, as they are inserted: from the least specific to the most specific, so
 * that the most specific wins. IPv4 networks are below ::/96 in a trie of IPv6.
 *
 * <p>References are as in a {@link SharedTree}, but to nodes here. The root is no node's child.
 */
final class PrefixTrie {
    private static final int ROOT = 0;

    /** Of IPv4 in the 128 bits of IPv6: 0 in a trie of IPv6, 96 in one of IPv4. */
    private final int firstBit;

    /** By node, the left child and the right one. */
    private int[] children = new int[1024];

    private int nodes = 1;

    PrefixTrie(int ipVersion) {
        firstBit = ipVersion == 4 ? SearchTree.IPV4_DEPTH : 0;
    }

    /**
     * The same where equal subtrees are one.
     *
     * @return its root
     */
    int share(SharedTree tree) {
        return share(ROOT, tree, new int[nodes]);
    }

    /** @param shared by node, its reference there; 0 if it was not shared yet, or is empty */
    private int share(int node, SharedTree tree, int[] shared) {
        if (shared[node] == 0) {
            int left = children[2 * node];
            int right = children[2 * node + 1];
            shared[node] = tree.node(
                    SharedTree.isNode(left) ? share(left, tree, shared) : left,
                    SharedTree.isNode(right) ? share(right, tree, shared) : right);
        }
        return shared[node];
    }

    void insert(Network network, int reference) {
        int depth = depth(network);
        if (depth <= firstBit) {
            // All addresses there are.
            Arrays.fill(children, 0, 2, reference);
            return;
        }
        // First, for on the way the array may become another.
        int slot = slot(network, depth);
        children[slot] = reference;
    }

    /** What all addresses of a network begin at. */
    int reference(Network network) {
        int depth = depth(network);
        int node = ROOT;
        for (int i = firstBit; i < depth; i++) {
            node = children[2 * node + bit(network, i)];
            if (!SharedTree.isNode(node)) {
                return node;
            }
        }
        return node;
    }

    static int depth(Network network) {
        return network.ipVersion() == 4 ? SearchTree.IPV4_DEPTH + network.length() : network.length();
    }

    /** Where the network's reference belongs. The way is made on the way. */
    private int slot(Network network, int depth) {
        int node = ROOT;
        for (int i = firstBit; i < depth - 1; i++) {
            int slot = 2 * node + bit(network, i);
            if (!SharedTree.isNode(children[slot])) {
                int created = create(children[slot]);
                children[slot] = created;
            }
            node = children[slot];
        }
        return 2 * node + bit(network, depth - 1);
    }

    /** A node whose sides are both what was there before it. */
    private int create(int before) {
        if (children.length < 2 * (nodes + 1)) {
            children = Arrays.copyOf(children, 2 * children.length);
        }
        children[2 * nodes] = before;
        children[2 * nodes + 1] = before;
        return nodes++;
    }

    private static int bit(Network network, int index) {
        return Network.bit(6, network.high(), network.low(), index);
    }
}
