package io.geotraffic.agent.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one poll found. Never changes, so any thread may read it.
 *
 * @param entries in the map of prefixes
 * @param evictions entries that the kernel has thrown out since the programs were loaded; may lag
 *     behind, never falls, never overstates
 * @param minimumEvictionAge how long the youngest of the entries found evicted by this poll had not
 *     grown: 0 if entries came and went unseen between two polls, empty if none was evicted
 */
public record Poll(
        List<InterfaceAccount> interfaces,
        MapStatistics statistics,
        int entries,
        long evictions,
        Optional<Duration> minimumEvictionAge) {
    public Poll {
        interfaces = List.copyOf(interfaces);
    }
}
