package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.geotraffic.agent.flow.MapStatistics;
import io.geotraffic.agent.metrics.MapReading;
import io.geotraffic.agent.metrics.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final Snapshot SNAPSHOT = new Snapshot(
            List.of(), List.of(), new MapReading(7, new MapStatistics(1, 2, 3), 4, 5, 6, Instant.EPOCH, 0.1));

    /** Its zero is anywhere. */
    private long now = Long.MAX_VALUE - 5;

    private final Progress progress = new Progress(Duration.ofSeconds(10), () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void beforeTheFirstPollThereIsNothingAndItSaysSo() {
        assertEquals(Optional.of("the first poll is not done yet"), progress.failure());
        assertEquals(Optional.empty(), progress.delay());
        assertEquals(List.of(), progress.snapshot().interfaces());
        assertEquals(
                new MapReading(0, new MapStatistics(0, 0, 0), 0, 0, Double.POSITIVE_INFINITY, Instant.EPOCH, 0),
                progress.snapshot().map());
    }

    @Test
    void tellsWhatTheLastPollFound() {
        progress.succeeded(SNAPSHOT);
        assertSame(SNAPSHOT, progress.snapshot());
        assertEquals(Optional.empty(), progress.failure());
    }

    @Test
    void aPollThatFailsLeavesTheSnapshotAlone() {
        progress.succeeded(SNAPSHOT);
        progress.failed("no memory");
        assertSame(SNAPSHOT, progress.snapshot());
        assertEquals(Optional.of("the last poll failed: no memory"), progress.failure());
        progress.succeeded(SNAPSHOT);
        assertEquals(Optional.empty(), progress.failure());
    }

    /** Three times the interval, and a minute. */
    @Test
    void pollsThatAreLongOverdueHaveStopped() {
        progress.succeeded(SNAPSHOT);
        pass(Duration.ofSeconds(90));
        assertEquals(Optional.empty(), progress.delay());
        pass(Duration.ofNanos(1));
        assertEquals(Optional.of("the last poll was 90 s ago"), progress.delay());
        assertEquals(Optional.of("the last poll was 90 s ago"), progress.failure());
        progress.succeeded(SNAPSHOT);
        assertEquals(Optional.empty(), progress.delay());
    }

    @Test
    void pollsThatFailHaveNotStopped() {
        pass(Duration.ofSeconds(91));
        progress.failed("no memory");
        assertEquals(Optional.empty(), progress.delay());
    }

    @Test
    void pollsThatNeverBeganHaveStoppedToo() {
        pass(Duration.ofSeconds(91));
        assertEquals(Optional.of("the last poll was 91 s ago"), progress.delay());
    }
}
