package io.geotraffic.geoip;

import java.util.Optional;

/**
 * What a database answers for an address.
 *
 * @param network around the address, for which the database's tree has the answer; of an address without
 *     a country too. Its neighbour may have the same answer.
 * @param country empty if it is not known
 */
public record Match(Network network, Optional<String> country) {}
