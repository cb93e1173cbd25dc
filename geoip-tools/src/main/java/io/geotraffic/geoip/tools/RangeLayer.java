package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.SharedTree;
import java.util.ArrayList;
import java.util.List;

/** Ranges of any number of files, of which the smaller ones lie over the larger ones. */
final class RangeLayer {
    private final List<CountryRange> ipv4 = new ArrayList<>();
    private final List<CountryRange> ipv6 = new ArrayList<>();
    private long unknown;

    void add(CountryRange range) {
        of(range.ipVersion()).add(range);
    }

    /** Counts a range that has no country. */
    void addUnknown() {
        unknown++;
    }

    long size() {
        return (long) ipv4.size() + ipv6.size();
    }

    long unknown() {
        return unknown;
    }

    /**
     * The ranges of an IP version as a tree of 32 or 128 levels.
     *
     * @return its root
     */
    int build(int ipVersion, SharedTree tree, CountryNumbers numbers) throws ImportException {
        TreeBuilder builder = new TreeBuilder(tree, ipVersion);
        RangeSweep.divide(of(ipVersion), (first, last, country) -> builder.append(first, last, numbers.leaf(country)));
        return builder.root();
    }

    private List<CountryRange> of(int ipVersion) {
        return ipVersion == 4 ? ipv4 : ipv6;
    }
}
