package io.geotraffic.agent;

import io.geotraffic.agent.flow.MapStatistics;
import io.geotraffic.agent.metrics.MapReading;
import io.geotraffic.agent.metrics.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What the polls have come to, for other threads to read. */
final class Progress {
    /** Many times what a poll may take before something must be wrong. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Snapshot NOTHING = new Snapshot(
            List.of(),
            List.of(),
            new MapReading(0, new MapStatistics(0, 0, 0), 0, 0, Double.POSITIVE_INFINITY, Instant.EPOCH, 0));

    private final long pollIntervalNanos;
    private final LongSupplier clock;
    private volatile State state;

    /**
     * @param failure why the last poll gave nothing
     * @param nanos when it was
     */
    private record State(Snapshot snapshot, Optional<String> failure, long nanos) {}

    /** @param clock nanoseconds */
    Progress(Duration pollInterval, LongSupplier clock) {
        this.pollIntervalNanos = pollInterval.toNanos();
        this.clock = clock;
        this.state = new State(NOTHING, Optional.of("the first poll is not done yet"), clock.getAsLong());
    }

    void succeeded(Snapshot snapshot) {
        state = new State(snapshot, Optional.empty(), clock.getAsLong());
    }

    void failed(String reason) {
        state = new State(state.snapshot, Optional.of("the last poll failed: " + reason), clock.getAsLong());
    }

    /** Of the last poll that succeeded. */
    Snapshot snapshot() {
        return state.snapshot;
    }

    /** Why what is told is not what is: the last poll failed, or it is overdue. */
    Optional<String> failure() {
        return state.failure.or(this::delay);
    }

    /** Whether polls have stopped altogether. */
    Optional<String> delay() {
        long age = clock.getAsLong() - state.nanos;
        return age > 3 * pollIntervalNanos + PATIENCE.toNanos()
                ? Optional.of("the last poll was " + Duration.ofNanos(age).toSeconds() + " s ago")
                : Optional.empty();
    }
}
