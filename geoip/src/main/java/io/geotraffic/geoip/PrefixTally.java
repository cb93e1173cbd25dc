package io.geotraffic.geoip;

import java.util.List;

/**
 * How the addresses below a node are divided among countries. A database can be made whose nodes below
 * one prefix never end: beyond {@link #MOST_NODES} the rest is not known.
 */
public final class PrefixTally {
    /** Four times as many as the world has networks. */
    private static final int MOST_NODES = 1 << 22;

    private final CountryTree tree;

    /** By number of the country; 0 are addresses that are not known. */
    private final double[] shares;

    /** Gone through. */
    private int nodes;

    /** @param countries how many the tree has; they are numbered from 1 */
    public PrefixTally(CountryTree tree, int countries) {
        this.tree = tree;
        shares = new double[countries + 1];
    }

    /** @param node where the prefix ends */
    public void count(int node) {
        nodes = 0;
        add(node, 1);
    }

    /** As deep as an address has bits. */
    private void add(int record, double share) {
        if (!tree.isNode(record)) {
            shares[tree.country(record)] += share;
        } else if (nodes == MOST_NODES) {
            shares[0] += share;
        } else {
            nodes++;
            add(tree.child(record, 0), share / 2);
            add(tree.child(record, 1), share / 2);
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
