package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.Network;
import java.time.Instant;
import java.util.List;

/**
 * What a file says about itself.
 *
 * @param build when its data was made
 * @param description some words that name it
 * @param aliases IPv6 networks in which it shows all of IPv4
 */
record SourceFacts(Instant build, String description, List<Network> aliases) {}
