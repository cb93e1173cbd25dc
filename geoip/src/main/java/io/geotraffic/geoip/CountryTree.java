package io.geotraffic.geoip;

/** A binary tree of prefixes whose leaves are countries. */
public interface CountryTree {
    /** Whether the record is a node; else it is a leaf. */
    boolean isNode(int record);

    /** @param side 0 for the record on the left, 1 for that on the right */
    int child(int node, int side);

    /** The number of a leaf's country, from 1 on; 0 for what is not known. */
    int country(int leaf);
}
