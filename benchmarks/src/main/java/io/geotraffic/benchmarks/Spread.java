package io.geotraffic.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * What repeated measurements of one thing came to, in ms.
 *
 * @param low a tenth of them are below
 * @param high a tenth of them are above
 */
record Spread(double low, double median, double high) {
    private static final double NANOSECONDS = 1e6;

    static Spread ofNanoseconds(long[] measurements) {
        long[] sorted = measurements.clone();
        Arrays.sort(sorted);
        int tenth = sorted.length / 10;
        return new Spread(
                sorted[tenth] / NANOSECONDS,
                sorted[sorted.length / 2] / NANOSECONDS,
                sorted[sorted.length - 1 - tenth] / NANOSECONDS);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, low, high);
    }
}
