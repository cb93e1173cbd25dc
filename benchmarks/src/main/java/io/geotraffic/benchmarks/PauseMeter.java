package io.geotraffic.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands for all else in the process, such as a thread that answers a scrape: sleeps a millisecond,
 * allocates, and tells by how much that ever took too long. It allocates enough for a garbage
 * collection each 10 to 20 ms, as the collector has to wait for the thread that polls: what that
 * thread does without a break is seen that way.
 */
final class PauseMeter {
    private static final long INTERVAL = 1_000_000;
    private static final int GARBAGE = 128 << 10;

    private final AtomicLong longest = new AtomicLong();

    /** Kept, so that no compiler does away with the allocation. */
    @SuppressWarnings("UnusedVariable")
    private volatile byte[] garbage = {};

    static PauseMeter start() {
        PauseMeter meter = new PauseMeter();
        Thread.ofPlatform().name("pause-meter").daemon().start(meter::run);
        return meter;
    }

    private void run() {
        long last = System.nanoTime();
        while (true) {
            LockSupport.parkNanos(INTERVAL);
            garbage = new byte[GARBAGE];
            long now = System.nanoTime();
            longest.accumulateAndGet(now - last - INTERVAL, Math::max);
            last = now;
        }
    }

    /** The longest pause since the last call, in ns. One that lasts still is told of by the next call. */
    long take() {
        // Whoever is asleep must wake up to tell.
        LockSupport.parkNanos(3 * INTERVAL);
        return longest.getAndSet(0);
    }
}
