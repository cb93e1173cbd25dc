package io.geotraffic.geoip;

import java.util.Optional;

/**
 * What a database answers for an address.
 *
 * @param network the largest one around the address whose addresses all have this answer in the
 *     database's tree; of an address without a country too
 * @param country empty if it is not known
 */
public record Match(Network network, Optional<String> country) {}
