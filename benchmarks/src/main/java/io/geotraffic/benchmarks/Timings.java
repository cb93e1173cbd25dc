package io.geotraffic.benchmarks;

import java.util.List;
import java.util.Locale;

/** How long each of several like things took, in ns. At least one. */
record Timings(List<Long> nanoseconds) {
    Timings {
        nanoseconds = nanoseconds.stream().sorted().toList();
    }

    /** In ms, as text. */
    String median() {
        return quantile(0.5);
    }

    /**
     * The smallest that so many are not above, in ms, as text.
     *
     * @param share 0 to 1
     */
    String quantile(double share) {
        int rank = (int) Math.ceil(share * nanoseconds.size());
        return milliseconds(nanoseconds.get(Math.max(0, rank - 1)));
    }

    /** In ms, as text. */
    String min() {
        return milliseconds(nanoseconds.getFirst());
    }

    /** In ms, as text. */
    String max() {
        return milliseconds(nanoseconds.getLast());
    }

    static String milliseconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%,.1f", nanoseconds / 1e6);
    }
}
