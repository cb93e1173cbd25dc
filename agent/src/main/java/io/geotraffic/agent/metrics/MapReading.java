package io.geotraffic.agent.metrics;

import io.geotraffic.agent.flow.MapStatistics;

/**
 * What one poll found of the map of prefixes.
 *
 * @param packets that the programs saw since they were loaded, of all interfaces
 * @param minimumEvictionAgeSeconds of the last poll that found evictions; infinite until there was one
 * @param readSeconds how long the poll took
 */
public record MapReading(
        long packets,
        MapStatistics statistics,
        int entries,
        long evictions,
        double minimumEvictionAgeSeconds,
        double readSeconds) {}
