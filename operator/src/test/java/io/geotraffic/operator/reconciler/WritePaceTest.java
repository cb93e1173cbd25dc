package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class WritePaceTest {
    private static final Duration DISTANCE = Duration.ofSeconds(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final WritePace pace = new WritePace(DISTANCE, clock);

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void theFirstWriteNeedNotWait() {
        assertEquals(Duration.ZERO, pace.untilNext("egress"));
    }

    @Test
    void theNextWaitsForTheRestOfTheDistance() {
        pace.wrote("egress");
        assertEquals(DISTANCE, pace.untilNext("egress"));
        pass(Duration.ofSeconds(3));
        assertEquals(Duration.ofSeconds(2), pace.untilNext("egress"));
        pass(Duration.ofSeconds(2).minusNanos(1));
        assertEquals(Duration.ofNanos(1), pace.untilNext("egress"));
        pass(Duration.ofNanos(1));
        assertEquals(Duration.ZERO, pace.untilNext("egress"));
    }

    @Test
    void countsFromTheLastOne() {
        pace.wrote("egress");
        pass(Duration.ofSeconds(3));
        pace.wrote("egress");
        assertEquals(DISTANCE, pace.untilNext("egress"));
    }

    @Test
    void eachMonitorHasItsOwn() {
        pace.wrote("egress");
        assertEquals(Duration.ZERO, pace.untilNext("other"));
        pass(Duration.ofSeconds(3));
        pace.wrote("other");
        assertEquals(Duration.ofSeconds(2), pace.untilNext("egress"));
        pass(Duration.ofSeconds(2));
        pace.wrote("third");
        assertEquals(Duration.ZERO, pace.untilNext("egress"));
        assertEquals(Duration.ofSeconds(3), pace.untilNext("other"));
    }

    @Test
    void aClockThatIsPutBackMakesNobodyWaitForIt() {
        pace.wrote("egress");
        pass(Duration.ofHours(-1));
        assertEquals(Duration.ZERO, pace.untilNext("egress"));
        pace.wrote("egress");
        assertEquals(DISTANCE, pace.untilNext("egress"));
    }
}
