package io.geotraffic.operator.rules;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.RuleBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rates that are recorded, in bytes/s over 5 minutes. A group evaluates its rules in order, so the counters
 * themselves, of which there are many, are read once and coarser rates come from finer ones.
 */
final class Rates {
    private static final String RATE = "rate5m";

    private Rates() {}

    static List<Rule> of(MonitorSeries series) {
        return Stream.of(
                        Stream.of("geoip_bytes_sent", "geoip_bytes_received").flatMap(bytes -> rates(series, bytes)),
                        Stream.of(unattributed(series, "monitor_node", "cluster, monitor, node")),
                        Stream.of(unattributed(series, "monitor", "cluster, monitor")))
                .flatMap(rules -> rules)
                .toList();
    }

    /** @param bytes a counter by country, without its _total */
    private static Stream<Rule> rates(MonitorSeries series, String bytes) {
        String rate = ":" + bytes + ":" + RATE;
        return Stream.of(
                record(
                        "monitor_node_country" + rate,
                        "sum by (cluster, monitor, node, country) (rate(%s[5m]))"
                                .formatted(series.of(bytes + "_total"))),
                record(
                        "monitor_country" + rate,
                        "sum by (cluster, monitor, country) (%s)".formatted(series.of("monitor_node_country" + rate))),
                record(
                        "monitor_node" + rate,
                        "sum by (cluster, monitor, node) (%s)".formatted(series.of("monitor_node_country" + rate))),
                record("monitor" + rate, "sum by (cluster, monitor) (%s)".formatted(series.of("monitor_node" + rate))));
    }

    /**
     * The share of all bytes that have no country, 0 to 1; none where there were no bytes. That of a monitor
     * cannot come from those of its nodes, and there are but 8 counters of each interface.
     */
    private static Rule unattributed(MonitorSeries series, String level, String labels) {
        return record(level + ":geoip_unattributed_bytes:ratio_" + RATE, """
                sum by (%s) (rate(%s[5m]))
                  / (sum by (%s) (rate(%s[5m])) > 0)
                """.formatted(
                labels, series.of("geoip_unattributed_bytes_total"), labels, series.of("geoip_interface_bytes_total")));
    }

    /** @param name of the series */
    static Rule record(String name, String expr) {
        return new RuleBuilder()
                .withRecord(name)
                .withExpr(new IntOrString(expr.strip()))
                .build();
    }
}
