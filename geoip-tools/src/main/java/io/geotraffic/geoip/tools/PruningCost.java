package io.geotraffic.geoip.tools;

/**
 * What pruning did to the addresses of an IP version.
 *
 * @param mixedPrefixes how many prefixes had more than one answer, none included
 * @param known addresses (IPv4) or /64 networks (IPv6) that had a country before
 * @param changed how many of these have another one now
 * @param gained how many that had none have one now
 */
public record PruningCost(long mixedPrefixes, double known, double changed, double gained) {
    /** The share of the known addresses whose country is another one now, 0 to 1. */
    public double changedShare() {
        return shareOfKnown(changed);
    }

    /** How many have a country now that had none, as a share of the known ones. */
    public double gainedShare() {
        return shareOfKnown(gained);
    }

    private double shareOfKnown(double some) {
        return known == 0 ? 0 : some / known;
    }
}
