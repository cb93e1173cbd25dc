package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PollPaceTest {
    private long start;

    private long at(long milliseconds) {
        return start + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }

    private PollPace pace(long start, String interval) {
        this.start = start;
        return new PollPace(Duration.parse(interval), start);
    }

    /** Nanoseconds may overflow: nobody says where they begin. */
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 1, -1})
    void pollsAtTheInterval(long start) {
        PollPace pace = pace(start, "PT0.5S");
        assertEquals(at(500) - at(0), pace.patience(at(0)));
        assertFalse(pace.isTime(at(499), () -> false));
        assertTrue(pace.isTime(at(500), () -> false));
        pace.polled(at(500), at(510));
        assertFalse(pace.isTime(at(999), () -> false));
        assertTrue(pace.isTime(at(1000), () -> false));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 1, -1})
    void aPollThatTakesLongerThanTheIntervalIsFollowedByOne(long start) {
        PollPace pace = pace(start, "PT0.5S");
        pace.polled(at(500), at(2100));
        assertTrue(pace.isTime(at(2100), () -> false));
        pace.polled(at(2100), at(2110));
        assertFalse(pace.isTime(at(2599), () -> false));
        assertTrue(pace.isTime(at(2600), () -> false));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 1, -1})
    void looksForChangesEachSecondAndPollsBeforeItsTime(long start) {
        PollPace pace = pace(start, "PT5M");
        assertEquals(TimeUnit.SECONDS.toNanos(1), pace.patience(at(0)));
        assertTrue(pace.isTime(at(1000), () -> true));
        pace.polled(at(1000), at(1010));
        assertFalse(pace.isTime(at(1209), () -> true));
        assertTrue(pace.isTime(at(1210), () -> true));
        assertFalse(pace.isTime(at(299_999), () -> false));
        assertTrue(pace.isTime(at(300_000), () -> false));
    }
}
