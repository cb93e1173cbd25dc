package io.geotraffic.geoip.tools;

/**
 * A table of whole prefixes, and what that cost.
 *
 * @param ipv4 in addresses
 * @param ipv6 in /64 networks
 */
public record PrunedTable(CountryTable table, PruningCost ipv4, PruningCost ipv6) {}
