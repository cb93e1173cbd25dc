package io.geotraffic.agent.metrics;

import io.geotraffic.agent.flow.MapStatistics;
import java.time.Instant;

/**
 * What one poll found of the map of prefixes.
 *
 * @param packets that the programs saw since they were loaded, of all interfaces
 * @param minimumEvictionAgeSeconds of the last poll that found evictions; infinite until there was one
 * @param readTime when the poll began; the epoch if there was none yet
 * @param readSeconds how long the poll took
 */
public record MapReading(
        long packets,
        MapStatistics statistics,
        int entries,
        long evictions,
        double minimumEvictionAgeSeconds,
        Instant readTime,
        double readSeconds) {}
