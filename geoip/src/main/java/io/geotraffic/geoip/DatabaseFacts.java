package io.geotraffic.geoip;

import java.time.Instant;

/**
 * What a database says about itself, and how large it is.
 *
 * @param type such as {@code GeoLite2-Country}
 * @param build when it was made
 * @param ipVersion of the search tree: 4 (IPv4 alone) or 6 (both)
 * @param recordSize bits of a record in the search tree: 24, 28 or 32
 * @param sizeBytes of the file
 * @param nodes of the search tree
 * @param records distinct data records that the search tree leads to
 * @param countries distinct country codes of these
 */
public record DatabaseFacts(
        String type,
        Instant build,
        int ipVersion,
        int recordSize,
        long sizeBytes,
        int nodes,
        int records,
        int countries) {}
