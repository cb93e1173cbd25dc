package io.geotraffic.agent.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the country database.
 *
 * @param loaded empty if there is none
 * @param successes how often one took over
 * @param failures how often one was refused
 */
public record DatabaseState(Optional<Loaded> loaded, long successes, long failures) {
    /** @param type such as GeoLite2-Country */
    public record Loaded(String type, Instant build) {}
}
