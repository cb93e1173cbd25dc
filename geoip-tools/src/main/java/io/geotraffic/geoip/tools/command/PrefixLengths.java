package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.tools.PrunedTable;
import io.geotraffic.geoip.tools.PruningCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** To what networks are pruned. */
record PrefixLengths(int ipv4, int ipv6) {
    /** Nothing is pruned. */
    static final PrefixLengths WHOLE = new PrefixLengths(32, 128);

    /** What an agent counts by: finer networks make no difference to its figures. */
    static final PrefixLengths OF_AGENTS = new PrefixLengths(24, 48);

    /** To these for IPv6 alone. */
    PrefixLengths withWholeIpv4() {
        return new PrefixLengths(WHOLE.ipv4, ipv6);
    }

    boolean isWhole() {
        return equals(WHOLE);
    }

    /** As in {@code IPv4 /24, IPv6 /48}; only what is pruned. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (ipv4 < WHOLE.ipv4) {
            parts.add("IPv4 /" + ipv4);
        }
        if (ipv6 < WHOLE.ipv6) {
            parts.add("IPv6 /" + ipv6);
        }
        return String.join(", ", parts);
    }

    /** What pruning to these has cost, a line for each IP version. */
    List<String> report(PrunedTable pruned) {
        List<String> lines = new ArrayList<>();
        if (ipv4 < WHOLE.ipv4) {
            lines.add("IPv4 /" + ipv4 + ": " + cost(pruned.ipv4(), "addresses"));
        }
        if (ipv6 < WHOLE.ipv6) {
            lines.add("IPv6 /" + ipv6 + ": " + cost(pruned.ipv6(), "/64 networks"));
        }
        return lines;
    }

    private static String cost(PruningCost cost, String units) {
        return String.format(
                Locale.ROOT,
                "%,d prefixes of several answers have one now; %s of the known %s changed country, and %s more got one",
                cost.mixedPrefixes(),
                percent(cost.changedShare()),
                units,
                percent(cost.gainedShare()));
    }

    /** Nothing looks like nothing that is something. */
    private static String percent(double share) {
        return share > 0 && share < 0.000_005
                ? "less than 0.001 %"
                : String.format(Locale.ROOT, "%.3f %%", 100 * share);
    }
}
