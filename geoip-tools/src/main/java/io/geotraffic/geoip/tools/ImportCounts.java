package io.geotraffic.geoip.tools;

/**
 * What files had in them.
 *
 * @param ranges with a country
 * @param unknown ranges whose country is not known, which were left out
 * @param overrides ranges of overrides
 */
public record ImportCounts(long ranges, long unknown, long overrides) {}
