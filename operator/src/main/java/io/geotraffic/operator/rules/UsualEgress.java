package io.geotraffic.operator.rules;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.geotraffic.operator.api.v1alpha1.UnusualEgress;

/** What a monitor sends to a country as a rule, and more than that. */
final class UsualEgress {
    private static final String COUNTRY = "monitor_country:geoip_bytes_sent:rate5m";
    private static final String MONITOR = "monitor:geoip_bytes_sent:rate5m";
    private static final String MEAN = "monitor_country:geoip_bytes_sent:mean7d";

    private UsualEgress() {}

    /**
     * Divided by how often the monitor was measured, not the country: while a country had no series nothing
     * was sent there, and while the monitor was not measured nobody knows.
     */
    static Rule mean(MonitorSeries series) {
        return Rates.record(MEAN, """
                sum_over_time(%s[7d])
                  / on (cluster, monitor) group_left ()
                count_over_time(%s[7d])
                """.formatted(series.of(COUNTRY), series.of(MONITOR)));
    }

    /**
     * A day of history is 24 hours of the last seven days in which the monitor was measured: before, all is
     * new. What is private goes to no country. A mean takes in what it is compared with, so after a time the
     * unusual becomes usual: with 5 times, and a week of history, after 34 hours.
     *
     * <p>The rate is a mean of 5 minutes, and stays up for as long after a burst. So 5 minutes leave out what
     * comes in a moment, and no more than that.
     */
    static Alert alert(MonitorSeries series, UnusualEgress limits, String privateCountry) {
        String expr = """
                %s
                  > %d * %s
                  > %d
                and on (cluster, monitor)
                  count_over_time(%s[7d:1h]) >= 24
                """.formatted(
                        series.of(COUNTRY, "country!=" + PromQl.string(privateCountry)),
                        limits.factor(),
                        series.of(MEAN),
                        limits.leastBytesPerSecond(),
                        series.of(MONITOR));
        return new Alert(
                "GeoTrafficUnusualEgress",
                Alert.Severity.WARNING,
                "5m",
                expr,
                "{{ $labels.monitor }} sends {{ $value | humanize }}B/s to {{ $labels.country }}, which is unusual",
                """
                The nodes of the monitor {{ $labels.monitor }} send {{ $value | humanize }}B/s to {{ $labels.country }},
                more than %d times the mean of the last seven days. Either something new talks to that country,
                or something talks to it much more than it did.
                """.formatted(limits.factor()));
    }
}
