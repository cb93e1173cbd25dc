package io.geotraffic.e2e;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what will be. */
final class Eventually {
    private static final long PAUSE_MILLIS = 100;

    private Eventually() {}

    /** @throws AssertionError with what was seen last */
    static <T> T get(Duration patience, String what, Supplier<T> look, Predicate<T> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "no %s within %d s; last seen: %s".formatted(what, patience.toSeconds(), seen));
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
