package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseException;
import java.util.List;

/**
 * How much of the address space a database knows. Where it shows IPv4 once more, as in 2002::/16, nothing
 * is counted.
 *
 * @param ipv4Networks that have a country
 * @param ipv6Networks that have a country
 * @param ipv4Share of all 2^32 addresses the share that has a country, 0 to 1
 * @param ipv4PublicShare of those that are globally routable, by the IANA's registry
 * @param ipv6Share of 2000::/3, from which the IANA gives out addresses
 * @param countries the one with the most networks first
 */
public record DatabaseSummary(
        long ipv4Networks,
        long ipv6Networks,
        double ipv4Share,
        double ipv4PublicShare,
        double ipv6Share,
        List<CountryShare> countries) {
    /**
     * @param code such as {@code DE}
     * @param networks of both IP versions
     * @param ipv4Addresses how many it has
     * @param ipv6Subnets how many /64 networks it has
     */
    public record CountryShare(String code, long networks, double ipv4Addresses, double ipv6Subnets) {}

    /** @throws DatabaseException if it has more networks than any real one */
    public static DatabaseSummary of(CountryDatabase database) throws DatabaseException {
        SpaceTally tally = new SpaceTally();
        database.visitNetworks(tally);
        return tally.summary();
    }
}
