package io.geotraffic.operator.dashboards;

import java.util.List;

/**
 * Which countries the traffic of all nodes goes to and comes from. It asks for recorded series alone: of 500
 * nodes and 200 countries they are 200 by country and 500 by node, and only where both matter 100,000, of which
 * one value each is read.
 */
final class ClusterDashboard {
    static final String WHAT = "As the PrometheusRule records it over 5 minutes.";
    static final String NOTHING = "Nothing is recorded yet";

    private final Residency residency;
    private final DashboardName node;
    private final DashboardName agents;

    private ClusterDashboard(String monitor, Residency residency) {
        this.residency = residency;
        node = new DashboardName(monitor, DashboardName.NODE);
        agents = new DashboardName(monitor, DashboardName.AGENTS);
    }

    static Dashboard of(String monitor, Residency residency) {
        ClusterDashboard content = new ClusterDashboard(monitor, residency);
        ClusterCountries countries = new ClusterCountries(monitor, residency);
        return new Dashboard(
                new DashboardName(monitor, DashboardName.CLUSTER),
                "Where the cluster's traffic goes to and comes from, by country and by node. Read from what the PrometheusRule of the monitor records.",
                Variables.with(
                        monitor,
                        Variables.hidden("private", residency.privateCountry()),
                        Variables.hidden("allowed", residency.expression())),
                content.numbers(),
                List.of(countries.world(), countries.time(), content.nodes(), unattributed(), countries.residency()));
    }

    private static Panel number(String title, String about) {
        return new Panel(PanelKind.NUMBER, 3, 4, title, about);
    }

    static Panel lines(String title, String about) {
        return new Panel(PanelKind.LINES, 12, 9, title, about).of(Unit.BYTES_PER_SECOND, NOTHING);
    }

    /** Or nothing, if nothing is recorded: then nobody knows. */
    private static String orZero(String sum) {
        return sum + "\nor 0 * sum(monitor:geoip_bytes_sent:rate5m{@monitor})";
    }

    private List<Panel> numbers() {
        return List.of(
                number("Sent", "Bytes per second to all countries and within your own networks. " + WHAT)
                        .of(Unit.BYTES_PER_SECOND, NOTHING)
                        .in(Color.SENT)
                        .over("sent", "sum(monitor:geoip_bytes_sent:rate5m{@monitor})"),
                number("Received", "Bytes per second from all countries and from your own networks. " + WHAT)
                        .of(Unit.BYTES_PER_SECOND, NOTHING)
                        .in(Color.RECEIVED)
                        .over("received", "sum(monitor:geoip_bytes_received:rate5m{@monitor})"),
                number("Sent in this range", "All that was sent in the chosen time, private traffic included.")
                        .of(Unit.BYTES, NOTHING)
                        .in(Color.SENT)
                        .now("sent", "60 * sum(sum_over_time(monitor:geoip_bytes_sent:rate5m{@monitor}[$__range:1m]))"),
                number("Received in this range", "All that was received in the chosen time, private traffic included.")
                        .of(Unit.BYTES, NOTHING)
                        .in(Color.RECEIVED)
                        .now(
                                "received",
                                "60 * sum(sum_over_time(monitor:geoip_bytes_received:rate5m{@monitor}[$__range:1m]))"),
                number("Countries", "Known countries that something is sent to.")
                        .of(Unit.NUMBER, NOTHING)
                        .over("countries", orZero("""
                                count(sum by (country) (
                                  monitor_country:geoip_bytes_sent:rate5m{@monitor, country!~"$private|UNKNOWN"}
                                ) > 0)""")),
                outside(),
                number(
                                "Without a country",
                                "The share of all bytes on the interfaces that has no country, for a reason that the node's dashboard names. Of several clusters the largest.")
                        .of(Unit.SHARE, NOTHING)
                        .warnsFrom(0.01)
                        .alarmsFrom(0.05)
                        .over("share", "max(monitor:geoip_unattributed_bytes:ratio_rate5m{@monitor})"),
                number(
                                "Agents without an answer",
                                "Agents that Prometheus knows of and got no answer from at its last scrape: their traffic is missing here.")
                        .of(Unit.NUMBER, "No agent is scraped")
                        .warnsFrom(1)
                        .over("agents", "sum(1 - up{job=\"geotraffic-agent\", @monitor})")
                        .link("Agents", agents));
    }

    private Panel outside() {
        Panel panel = number(
                        residency.isRestricted() ? "Sent where not allowed" : "Sent beyond own networks",
                        residency.about())
                .of(Unit.BYTES_PER_SECOND, NOTHING)
                .over("sent", orZero("sum(monitor_country:geoip_bytes_sent:rate5m{@monitor, country!~\"$allowed\"})"));
        return residency.isRestricted() ? panel.alarmsFrom(1) : panel.in(Color.SENT);
    }

    private Row nodes() {
        return Row.of(
                "Nodes",
                lines("Sent, the ten largest nodes", "Those that sent most in the chosen time. " + WHAT)
                        .over(
                                "{{node}}",
                                Largest.ofRecorded("cluster, node", "monitor_node:geoip_bytes_sent:rate5m{@monitor}")),
                lines("Received, the ten largest nodes", "Those that received most in the chosen time. " + WHAT)
                        .over(
                                "{{node}}",
                                Largest.ofRecorded(
                                        "cluster, node", "monitor_node:geoip_bytes_received:rate5m{@monitor}")),
                new Table(24, 9, "All nodes", "Now. A node's name leads to its dashboard.")
                        .nodes("node", "Node", node)
                        .column("cluster", "Cluster")
                        .bars(
                                "Sent",
                                Unit.BYTES_PER_SECOND,
                                Color.SENT,
                                "sum by (cluster, node) (monitor_node:geoip_bytes_sent:rate5m{@monitor})")
                        .bars(
                                "Received",
                                Unit.BYTES_PER_SECOND,
                                Color.RECEIVED,
                                "sum by (cluster, node) (monitor_node:geoip_bytes_received:rate5m{@monitor})")
                        .value(
                                "Without a country",
                                Unit.SHARE,
                                "max by (cluster, node) (monitor_node:geoip_unattributed_bytes:ratio_rate5m{@monitor})")
                        .panel(Unit.BYTES_PER_SECOND, NOTHING, "Sent"));
    }

    private static Row unattributed() {
        String reason =
                " Mostly a node's map of prefixes is too small (spec.mapMaxEntries): its dashboard tells the reasons.";
        return Row.of(
                "Bytes without a country",
                lines("Share of all bytes", "Of all bytes on the interfaces, those that have no country." + reason)
                        .of(Unit.SHARE, NOTHING)
                        .warnsFrom(0.01)
                        .alarmsFrom(0.05)
                        .over(
                                "share {{cluster}}",
                                "max by (cluster) (monitor:geoip_unattributed_bytes:ratio_rate5m{@monitor})"),
                new Panel(
                                PanelKind.BARS,
                                12,
                                9,
                                "The ten nodes with the largest share",
                                "Now, of the bytes on a node's interfaces." + reason)
                        .of(Unit.SHARE, NOTHING)
                        .warnsFrom(0.01)
                        .alarmsFrom(0.05)
                        .now("{{node}}", """
                                sort_desc(topk(10, monitor_node:geoip_unattributed_bytes:ratio_rate5m{@monitor}))"""));
    }
}
