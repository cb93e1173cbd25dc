package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.CountryTree;
import io.geotraffic.geoip.PrefixTally;
import io.geotraffic.geoip.SharedTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a tree off at the length of a prefix, and adds up what that costs. */
final class Pruning {
    /** @param number of the country from 1, or 0 for none */
    private record Winner(int number, double share, double unknownShare) {}

    private final SharedTree tree;
    private final List<String> codes;
    private final int length;

    /** What is counted is networks of this length. */
    private final int unitLength;

    private final Map<Integer, Winner> winners = new HashMap<>();
    private long mixedPrefixes;
    private double known;
    private double changed;
    private double gained;

    /**
     * @param length of the prefixes
     * @param unitLength of the networks that costs are counted in: 32 for IPv4 addresses
     */
    Pruning(SharedTree tree, List<String> codes, int length, int unitLength) {
        this.tree = tree;
        this.codes = codes;
        this.length = length;
        this.unitLength = unitLength;
    }

    int prune(int root) {
        return prune(root, 0);
    }

    PruningCost cost() {
        return new PruningCost(mixedPrefixes, known, changed, gained);
    }

    private int prune(int reference, int depth) {
        if (reference == SharedTree.EMPTY) {
            return reference;
        }
        double units = Math.scalb(1.0, unitLength - depth);
        if (!SharedTree.isNode(reference)) {
            known += units;
            return reference;
        }
        if (depth < length) {
            return tree.node(prune(tree.child(reference, 0), depth + 1), prune(tree.child(reference, 1), depth + 1));
        }
        Winner winner = winners.computeIfAbsent(reference, this::winner);
        mixedPrefixes++;
        known += units * (1 - winner.unknownShare());
        changed += units * (1 - winner.unknownShare() - winner.share());
        gained += units * winner.unknownShare();
        return SharedTree.leaf(winner.number() - 1);
    }

    /** By the rule and the code that the agent counts with. */
    private Winner winner(int node) {
        PrefixTally tally = new PrefixTally(new Countries(tree), codes.size());
        tally.count(node);
        int number = tally.largest(codes);
        return new Winner(number, tally.share(number), tally.share(0));
    }

    private record Countries(SharedTree tree) implements CountryTree {
        @Override
        public boolean isNode(int record) {
            return SharedTree.isNode(record);
        }

        @Override
        public int child(int node, int side) {
            return tree.child(node, side);
        }

        @Override
        public int country(int leaf) {
            return leaf == SharedTree.EMPTY ? 0 : SharedTree.record(leaf) + 1;
        }
    }
}
