package io.geotraffic.operator.rules;

import java.util.List;

/** Nodes of which nothing is known. */
final class CoverageAlerts {
    private CoverageAlerts() {}

    static List<Alert> of(MonitorSeries series) {
        return List.of(agentDown(series), noAgentScraped(series), nodeNotCovered(series));
    }

    private static Alert agentDown(MonitorSeries series) {
        return new Alert(
                "GeoTrafficAgentDown",
                Alert.Severity.WARNING,
                "5m",
                "max by (cluster, monitor, node) (%s) == 0".formatted(series.ofAgents("up")),
                "The agent of {{ $labels.monitor }} on {{ $labels.node }} does not answer",
                """
                Prometheus gets no metrics of the agent on the node {{ $labels.node }}. What the node sends and receives
                is missing from the numbers of the monitor {{ $labels.monitor }}, and alerts about its traffic do not
                come.
                """);
    }

    /** Its target is found by a ServiceMonitor, and without one there is no up that could be 0. */
    private static Alert noAgentScraped(MonitorSeries series) {
        return new Alert(
                "GeoTrafficNoAgentScraped",
                Alert.Severity.CRITICAL,
                "10m",
                "absent(%s)".formatted(series.ofAgents("up")),
                "Prometheus scrapes no agent of {{ $labels.monitor }}",
                """
                Prometheus has no target for the monitor {{ $labels.monitor }}. Nothing is recorded of any of its nodes,
                and alerts about their traffic do not come.
                """);
    }

    /**
     * The operator names 20 nodes at most, and an older one none: then their number has to do.
     *
     * <p>An agent that fails again and again starts in between, so a failure counts for 5 minutes more. Starting
     * and ending are as it should be unless one of them goes on and on.
     */
    private static Alert nodeNotCovered(MonitorSeries series) {
        String uncounted = "geotraffic_operator_monitor_uncounted_node";
        String nodes = "geotraffic_operator_monitor_nodes";
        return new Alert(
                "GeoTrafficNodeNotCovered",
                Alert.Severity.WARNING,
                "15m",
                """
                max by (cluster, monitor, node, reason) (
                  max_over_time(%s[5m])
                  or
                  %s
                ) > 0
                or
                (
                  max by (cluster, monitor) (%s)
                    - max by (cluster, monitor) (%s)
                    > 0
                  unless on (cluster, monitor)
                  %s
                )
                """.formatted(
                                series.of(uncounted, "reason!~\"Starting|Ending\""),
                                series.of(uncounted, "reason=~\"Starting|Ending\""),
                                series.of(nodes, "state=\"desired\""),
                                series.of(nodes, "state=\"ready\""),
                                series.of(uncounted)),
                "{{ if $labels.node }}{{ $labels.node }} is not counted by {{ $labels.monitor }}: {{ $labels.reason }}"
                        + "{{ else }}Nodes that {{ $labels.monitor }} does not count: {{ $value }}{{ end }}",
                """
                {{ if $labels.node }}The operator finds no agent that counts on the node {{ $labels.node }}, because of
                {{ $labels.reason }}.{{ else }}The operator finds no agent that counts on {{ $value }} of the nodes.{{ end }}
                What is sent and received there is missing from the numbers of the monitor {{ $labels.monitor }}, whose
                status has the reason and the way out.
                """);
    }
}
