package io.geotraffic.agent;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When to poll: at the interval asked for, and a poll that takes longer is followed by the next one at
 * once, and never by two. What is counted may change in between, and nobody should have to wait minutes
 * to be told; but polls of large maps take long, so after one there is a pause.
 *
 * <p>Times are nanoseconds of a clock that only grows.
 */
final class PollPace {
    /** Until it is looked whether what is counted has changed. */
    private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();

    /** How many times as long as a poll took there is none before its time. */
    private static final int PAUSE = 20;

    private final long interval;
    private long due;
    private long soonest;

    PollPace(Duration interval, long now) {
        this.interval = interval.toNanos();
        due = now + this.interval;
        soonest = now;
    }

    /** How long to wait before asking {@link #isTime}. */
    long patience(long now) {
        return Math.min(due - now, LONGEST_WAIT);
    }

    /** @param changed whether what is counted is another than at the last poll */
    boolean isTime(long now, BooleanSupplier changed) {
        return due - now <= 0 || (soonest - now <= 0 && changed.getAsBoolean());
    }

    void polled(long begin, long end) {
        soonest = end + PAUSE * (end - begin);
        if (due - begin <= 0) {
            due = due + interval - end < 0 ? end : due + interval;
        }
    }
}
