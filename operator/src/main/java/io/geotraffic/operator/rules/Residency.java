package io.geotraffic.operator.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Data residency: traffic that leaves for a country that is not allowed. */
final class Residency {
    private static final String SERIES = "cluster, monitor, node, country, interface, ip_version";

    private Residency() {}

    /** None if all countries are allowed, which is what an empty list means. */
    static Optional<Alert> alert(MonitorSeries series, List<String> allowedCountries, String privateCountry) {
        if (allowedCountries.isEmpty()) {
            return Optional.empty();
        }
        List<String> allowed = Stream.concat(allowedCountries.stream(), Stream.of(privateCountry))
                .distinct()
                .toList();
        return Optional.of(new Alert(
                "GeoTrafficEgressOutsideAllowedCountries",
                Alert.Severity.CRITICAL,
                "0s",
                expr(series, series.of("geoip_bytes_sent_total", "country!~" + PromQl.anyOf(allowed))),
                "{{ $labels.node }} sent {{ $value | humanize }}B to {{ $labels.country }}, which is not allowed",
                """
                Within the last hour the node {{ $labels.node }} sent about {{ $value | humanize }}B to
                {{ $labels.country }}. The monitor {{ $labels.monitor }} does not allow that country. The alert ends
                an hour after the last byte.
                """));
    }

    /**
     * Bytes of the last hour. The hour is also how long it fires after a single burst: long enough for a
     * group_interval of Alertmanager. keep_firing_for would do the same, and makes the whole rule be refused
     * where the Prometheus Operator is older than that field.
     *
     * <p>increase() does not see the bytes that a series begins with, and often there are no others. A series
     * is new if the agent was scraped an hour ago and did not have it, or if all processes that were scraped
     * within the hour are younger themselves. One that was away, because nobody scraped it, and is back with
     * the number that it had is not new.
     */
    private static String expr(MonitorSeries series, String forbidden) {
        return """
                sum by (cluster, monitor, node, country) (
                  (
                    %s
                    unless
                    %s
                    unless (
                      %s
                      ==
                      %s
                    )
                    and on (cluster, monitor, node) (
                      max by (cluster, monitor, node) (max_over_time(%s[5m] offset 1h)) == 1
                      or
                      time() - min by (cluster, monitor, node) (min_over_time(%s[1h])) < 3600
                    )
                  )
                  or
                  sum by (%s) (increase(%s[1h]))
                ) > 0
                """.formatted(
                        greatest("last_over_time(%s[1h])".formatted(forbidden)),
                        greatest("%s offset 1h".formatted(forbidden)),
                        greatest("last_over_time(%s[1h])".formatted(forbidden)),
                        greatest("last_over_time(%s[1h] offset 1h)".formatted(forbidden)),
                        series.ofAgents("up"),
                        series.ofAgents("process_start_time_seconds"),
                        SERIES,
                        forbidden);
    }

    /** Without the labels that only say how an agent was reached. */
    private static String greatest(String counters) {
        return "max by (%s) (%s)".formatted(SERIES, counters);
    }
}
