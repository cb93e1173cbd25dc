package io.geotraffic.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Logs what fails within requests: at most a line a second, so that clients cannot fill a disk. */
final class FailureLog {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ServerLog log;
    private final LongSupplier clock;
    private final AtomicLong next;

    /** @param clock nanoseconds, only growing */
    FailureLog(ServerLog log, LongSupplier clock) {
        this.log = log;
        this.clock = clock;
        this.next = new AtomicLong(clock.getAsLong());
    }

    void log(String what, Throwable failure) {
        long now = clock.getAsLong();
        long allowed = next.get();
        if (now - allowed >= 0 && next.compareAndSet(allowed, now + INTERVAL_NANOS)) {
            log.warn(what + ": " + Lines.of(failure));
        }
    }
}
