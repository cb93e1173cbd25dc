package io.geotraffic.geoip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the addresses below a node are divided among countries. Goes down the tree level by level and
 * carries to each node the share of addresses that come through it, so a subtree that is shared is
 * gone through once for each level and not once for each address.
 */
public final class PrefixTally {
    private final CountryTree tree;

    /** By number of the country; 0 are addresses that are not known. */
    private final double[] shares;

    /** @param countries how many the tree has; they are numbered from 1 */
    public PrefixTally(CountryTree tree, int countries) {
        this.tree = tree;
        shares = new double[countries + 1];
    }

    /** @param node where the prefix ends */
    public void count(int node) {
        Map<Integer, Double> level = Map.of(node, 1.0);
        while (!level.isEmpty()) {
            Map<Integer, Double> next = new HashMap<>();
            level.forEach((parent, share) -> {
                pass(tree.child(parent, 0), share / 2, next);
                pass(tree.child(parent, 1), share / 2, next);
            });
            level = next;
        }
    }

    private void pass(int record, double share, Map<Integer, Double> next) {
        if (!tree.isNode(record)) {
            shares[tree.country(record)] += share;
        } else {
            next.merge(record, share, Double::sum);
        }
    }

    /**
     * The country with the largest share, whatever is not known.
     *
     * @param codes by number, counted from 1; of equal shares the lexicographically first wins
     * @return its number, or 0 if nothing is known
     */
    public int largest(List<String> codes) {
        int largest = 0;
        for (int number = 1; number < shares.length; number++) {
            if (shares[number] > 0 && (largest == 0 || isBefore(number, largest, codes))) {
                largest = number;
            }
        }
        return largest;
    }

    private boolean isBefore(int number, int other, List<String> codes) {
        int order = Double.compare(shares[other], shares[number]);
        return order != 0 ? order < 0 : codes.get(number - 1).compareTo(codes.get(other - 1)) < 0;
    }

    /**
     * The share of the prefix's addresses that a country has, 0 to 1.
     *
     * @param number of the country; 0 for what is not known
     */
    public double share(int number) {
        return shares[number];
    }

    /** Whether not every address has the same answer, or none. */
    public boolean isMixed() {
        int answers = 0;
        for (double share : shares) {
            if (share > 0) {
                answers++;
            }
        }
        return answers > 1;
    }
}
