package io.geotraffic.geoip;

import java.time.Instant;

/**
 * What a database says about itself, and how large it is.
 *
 * @param type such as {@code GeoLite2-Country}
 * @param description in English; empty if it has none
 * @param build when it was made
 * @param ipVersion of the search tree: 4 (IPv4 alone) or 6 (both)
 * @param recordSize bits of a record in the search tree: 24, 28 or 32
 * @param sizeBytes of the file as it lies there
 * @param unpackedBytes of the MaxMind DB in it: more if the file is compressed, else the same
 * @param nodes of the search tree
 * @param records distinct data records that the search tree leads to
 * @param countries distinct country codes of these
 */
public record DatabaseFacts(
        String type,
        String description,
        Instant build,
        int ipVersion,
        int recordSize,
        long sizeBytes,
        long unpackedBytes,
        int nodes,
        int records,
        int countries) {}
