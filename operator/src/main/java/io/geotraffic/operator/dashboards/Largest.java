package io.geotraffic.operator.dashboards;

/** Queries for the ten that had most in the whole range of time, so that none comes and goes. */
final class Largest {
    private Largest() {}

    /**
     * Of recorded rates. They are ranked by what they add up to, so a short burst is not taken for much.
     *
     * @param by labels, such as {@code cluster, node}
     */
    static String ofRecorded(String by, String series) {
        return of(
                "sum by (" + by + ") (" + series + ")",
                "sum by (" + by + ") (sum_over_time(" + series + "[$__range:1m] @ end()))");
    }

    static String ofCounter(String by, String series) {
        return of(
                "sum by (" + by + ") (rate(" + series + "[$__rate_interval]))",
                "sum by (" + by + ") (increase(" + series + "[$__range] @ end()))");
    }

    private static String of(String shown, String rank) {
        return shown + "\nand topk(10, " + rank + ")";
    }
}
