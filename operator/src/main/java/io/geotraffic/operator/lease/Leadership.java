package io.geotraffic.operator.lease;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process may write. It ends by itself if it is not renewed in time. Any thread may ask.
 *
 * <p>By two clocks: the one that only grows stands still while a machine sleeps, and the one of the day may be
 * put back or forth. To be wrong costs no more than the time until the next renewal.
 */
public final class Leadership {
    private final Duration deadline;
    private final LongSupplier monotonicNanos;
    private final LongSupplier dayMillis;

    private @Nullable Moment renewed;
    private boolean resigned;

    /** When a renewal was asked for, by both clocks. */
    record Moment(long monotonicNanos, long dayMillis) {}

    /**
     * @param deadline for how long a renewal is good
     * @param monotonicNanos only growing, as {@link System#nanoTime}
     * @param dayMillis as {@link System#currentTimeMillis}
     */
    public Leadership(Duration deadline, LongSupplier monotonicNanos, LongSupplier dayMillis) {
        this.deadline = deadline;
        this.monotonicNanos = monotonicNanos;
        this.dayMillis = dayMillis;
    }

    public synchronized boolean isHeld() {
        if (renewed == null) {
            return false;
        }
        long nanos = monotonicNanos.getAsLong() - renewed.monotonicNanos();
        long millis = dayMillis.getAsLong() - renewed.dayMillis();
        return nanos < deadline.toNanos() && millis >= 0 && millis <= deadline.toMillis();
    }

    Moment now() {
        return new Moment(monotonicNanos.getAsLong(), dayMillis.getAsLong());
    }

    /** @param asked when the renewal was asked for: when it was granted is not known */
    synchronized void renew(Moment asked) {
        if (!resigned) {
            renewed = asked;
        }
    }

    /** For good. */
    synchronized void resign() {
        resigned = true;
        renewed = null;
    }
}
