package io.geotraffic.operator.rules;

import java.util.List;

/** Nodes whose numbers say less than they should. */
final class CountingAlerts {
    private CountingAlerts() {}

    static List<Alert> of(MonitorSeries series) {
        return List.of(evictionsLoseBytes(series), mapReadSlow(series), programAhead(series));
    }

    private static Alert evictionsLoseBytes(MonitorSeries series) {
        return new Alert(
                "GeoTrafficEvictionsLoseBytes",
                Alert.Severity.WARNING,
                "15m",
                """
                sum by (cluster, monitor, node) (rate(%s[5m]))
                  / (sum by (cluster, monitor, node) (rate(%s[5m])) > 0)
                  > 0.01
                """.formatted(
                                series.of("geoip_unattributed_bytes_total", "reason=\"evicted\""),
                                series.of("geoip_interface_bytes_total")),
                "{{ $value | humanizePercentage }} of the bytes on {{ $labels.node }} lose their country",
                """
                The kernel's map of prefixes on the node {{ $labels.node }} is too small for its traffic: prefixes are thrown
                out before the agent has read them. {{ $value | humanizePercentage }} of the node's bytes are counted as
                evicted and under no country. Raise spec.mapMaxEntries of the monitor {{ $labels.monitor }}.
                """);
    }

    private static Alert mapReadSlow(MonitorSeries series) {
        return new Alert(
                "GeoTrafficMapReadSlow",
                Alert.Severity.WARNING,
                "10m",
                """
                max by (cluster, monitor, node) (%s)
                  > max by (cluster, monitor, node) (%s)
                """.formatted(
                                series.of("geoip_ebpf_map_read_duration_seconds"),
                                series.of("geoip_config_poll_interval_seconds")),
                "A poll on {{ $labels.node }} takes {{ $value | humanizeDuration }}, longer than its interval",
                """
                The agent on the node {{ $labels.node }} takes {{ $value | humanizeDuration }} to read the kernel's map, and
                is to do so more often than that. It reads without a pause, its numbers lag behind, and a full map loses
                more. Raise spec.pollInterval of the monitor {{ $labels.monitor }}, or lower spec.mapMaxEntries.
                """);
    }

    private static Alert programAhead(MonitorSeries series) {
        return new Alert(
                "GeoTrafficProgramAhead",
                Alert.Severity.WARNING,
                "10m",
                "max by (cluster, monitor, node, interface, direction) (%s) > 0"
                        .formatted(series.of("geoip_interface_programs_ahead")),
                "A program is in front of GeoTraffic's on {{ $labels.interface }} of {{ $labels.node }}",
                """
                TCX programs in front of that of the monitor {{ $labels.monitor }} on the interface {{ $labels.interface }}
                of the node {{ $labels.node }}, {{ $labels.direction }}: {{ $value }}. Packets that they drop or redirect
                are not counted.
                """);
    }
}
