package io.geotraffic.operator.reconciler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps writes of a status apart: with a thousand nodes something changes all the time while agents are
 * replaced, and each write goes to whoever watches.
 */
final class WritePace {
    private final Duration distance;
    private final Clock clock;
    private final Map<String, Instant> writes = new ConcurrentHashMap<>();

    /** @param distance between two writes of the same monitor, at least */
    WritePace(Duration distance, Clock clock) {
        this.distance = distance;
        this.clock = clock;
    }

    /** How long the monitor is to wait before its next write; zero if it may write now. */
    Duration untilNext(String monitor) {
        Instant last = writes.getOrDefault(monitor, Instant.EPOCH);
        Instant now = Instant.now(clock);
        // A clock that was put back makes nobody wait longer.
        return last.isAfter(now) || !last.plus(distance).isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, last.plus(distance));
    }

    void wrote(String monitor) {
        Instant now = Instant.now(clock);
        writes.values().removeIf(last -> !last.plus(distance).isAfter(now));
        writes.put(monitor, now);
    }
}
