package io.geotraffic.operator.rules;

import java.util.List;

/** Countries that are not known, or not any more. By monitor, for as a rule its nodes have the same database. */
final class DatabaseAlerts {
    /** Sources are built twice a week to once a month. */
    private static final int OLD_DAYS = 45;

    private DatabaseAlerts() {}

    static List<Alert> of(MonitorSeries series) {
        return List.of(missing(series), old(series));
    }

    /** In a long rollout there is always an agent that starts, so one that had a database still has for 5 minutes. */
    private static Alert missing(MonitorSeries series) {
        return new Alert(
                "GeoTrafficDatabaseMissing",
                Alert.Severity.WARNING,
                "10m",
                """
                count by (cluster, monitor) (
                  max by (cluster, monitor, node) (%s)
                  unless on (cluster, monitor, node)
                  last_over_time(%s[5m])
                )
                """.formatted(series.of("geoip_build_info"), series.of("geoip_database_info")),
                "Nodes of {{ $labels.monitor }} without a country database: {{ $value }}",
                """
                Agents of the monitor {{ $labels.monitor }} that have no country database: {{ $value }}. They count every
                byte, and all public addresses are UNKNOWN there. A database that comes later does not change that for
                bytes that were counted before.
                """);
    }

    private static Alert old(MonitorSeries series) {
        return new Alert(
                "GeoTrafficDatabaseOld",
                Alert.Severity.WARNING,
                "1h",
                "time() - min by (cluster, monitor) (%s) > %d * 86400"
                        .formatted(series.of("geoip_database_build_timestamp_seconds"), OLD_DAYS),
                "The country database of {{ $labels.monitor }} is {{ $value | humanizeDuration }} old",
                """
                The country database of the monitor {{ $labels.monitor }}, or the oldest if nodes have several, was built
                {{ $value | humanizeDuration }} ago. Addresses move between countries, so more and more bytes are counted
                under the wrong one. Agents take a new database without a restart.
                """);
    }
}
