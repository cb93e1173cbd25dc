package io.geotraffic.e2e;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes by who sent or received them from where: what was sent, or what an agent has counted. */
record Bytes(SortedMap<Series, Long> values) {
    private static final Pattern COUNTED = Pattern.compile(
            "geoip_bytes_(sent|received)_total\\{country=\"([^\"]*)\",interface=\"[^\"]*\",ip_version=\"([46])\"} (\\S+)");

    /**
     * What is told apart.
     *
     * @param direction {@code sent} or {@code received}
     */
    record Series(String node, String country, String direction, String ipVersion) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            return toString().compareTo(other.toString());
        }
    }

    static Bytes none() {
        return new Bytes(new TreeMap<>());
    }

    /** @param metrics of the agent of the node */
    static Bytes counted(String node, String metrics) {
        Bytes counted = none();
        metrics.lines().map(COUNTED::matcher).filter(Matcher::matches).forEach(line -> {
            Series series = new Series(node, line.group(2), line.group(1), line.group(3));
            counted.values.merge(series, Math.round(Double.parseDouble(line.group(4))), Long::sum);
        });
        return counted;
    }

    Bytes plus(Bytes other) {
        Bytes sum = new Bytes(new TreeMap<>(values));
        other.values.forEach((series, value) -> sum.values.merge(series, value, Long::sum));
        return sum;
    }

    /** @return what has come to this since that, but for what has not changed */
    Bytes since(Bytes other) {
        Bytes difference = none();
        values.forEach((series, value) -> {
            long more = value - other.values.getOrDefault(series, 0L);
            if (more != 0) {
                difference.values.put(series, more);
            }
        });
        return difference;
    }

    /** @return that of public addresses alone, for a cluster has traffic of its own */
    Bytes ofTheWorld() {
        Bytes world = none();
        values.forEach((series, value) -> {
            if (!series.country.equals("PRIVATE")) {
                world.values.put(series, value);
            }
        });
        return world;
    }

    /** @return as if all of it were there */
    Bytes in(String country) {
        Bytes there = none();
        values.forEach((series, value) -> there.values.merge(
                new Series(series.node, country, series.direction, series.ipVersion), value, Long::sum));
        return there;
    }

    void add(Map<Series, Long> more) {
        more.forEach((series, value) -> values.merge(series, value, Long::sum));
    }
}
