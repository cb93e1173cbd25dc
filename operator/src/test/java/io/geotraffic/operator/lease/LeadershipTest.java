package io.geotraffic.operator.lease;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LeadershipTest {
    private final AtomicLong monotonic = new AtomicLong(-3);
    private final AtomicLong day = new AtomicLong();
    private final Leadership leadership = new Leadership(Duration.ofSeconds(8), monotonic::get, day::get);

    private void pass(long milliseconds) {
        monotonic.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
        day.addAndGet(milliseconds);
    }

    @Test
    void isNotHeldAtFirst() {
        assertFalse(leadership.isHeld());
    }

    @Test
    void endsAtTheDeadline() {
        leadership.renew(leadership.now());
        assertTrue(leadership.isHeld());
        pass(7_999);
        assertTrue(leadership.isHeld());
        pass(1);
        assertFalse(leadership.isHeld());
    }

    @Test
    void countsFromWhenItWasAskedFor() {
        Leadership.Moment asked = leadership.now();
        pass(5_000);
        leadership.renew(asked);
        pass(2_999);
        assertTrue(leadership.isHeld());
        pass(1);
        assertFalse(leadership.isHeld());
    }

    /** What only grows does not then. */
    @Test
    void endsWhileTheMachineSleeps() {
        leadership.renew(leadership.now());
        day.addAndGet(8_001);
        assertFalse(leadership.isHeld());
    }

    @Test
    void endsThoughTheClockOfTheDayIsPutBack() {
        leadership.renew(leadership.now());
        pass(7_000);
        day.addAndGet(-6_000);
        pass(999);
        assertTrue(leadership.isHeld());
        pass(1);
        assertFalse(leadership.isHeld());
    }

    /** For how long the machine has slept is not known then. */
    @Test
    void endsIfTheClockOfTheDayIsBeforeTheRenewal() {
        leadership.renew(leadership.now());
        day.addAndGet(-1);
        assertFalse(leadership.isHeld());
    }

    @Test
    void isHeldAgainOnceRenewed() {
        leadership.renew(leadership.now());
        pass(60_000);
        leadership.renew(leadership.now());
        assertTrue(leadership.isHeld());
    }

    /** The answer to a renewal may come later. */
    @Test
    void isResignedForGood() {
        leadership.renew(leadership.now());
        leadership.resign();
        assertFalse(leadership.isHeld());
        leadership.renew(leadership.now());
        assertFalse(leadership.isHeld());
    }
}
