package io.geotraffic.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long ago a process was started. */
final class SinceStart {
    private SinceStart() {}

    /**
     * @param start in µs since 1970
     * @return ms
     */
    static long millis(String start) {
        Instant started = Instant.EPOCH.plus(Long.parseLong(start), ChronoUnit.MICROS);
        return Duration.between(started, Instant.now()).toMillis();
    }
}
