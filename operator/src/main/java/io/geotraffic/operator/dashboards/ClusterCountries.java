package io.geotraffic.operator.dashboards;

/** The rows of the cluster's dashboard that are about countries. */
final class ClusterCountries {
    private final Residency residency;
    private final DashboardName node;

    ClusterCountries(String monitor, Residency residency) {
        this.residency = residency;
        node = new DashboardName(monitor, DashboardName.NODE);
    }

    Row world() {
        String leftOut = residency.leftOut();
        return Row.of(
                "Countries",
                WorldMap.of(
                        13,
                        14,
                        "Sent by country",
                        "Bytes per second to each country: the area of its circle." + leftOut
                                + " Public addresses that the database does not know (UNKNOWN) have no place on a map.",
                        "Sent",
                        Unit.BYTES_PER_SECOND,
                        "sum by (country) (monitor_country:geoip_bytes_sent:rate5m{@monitor, country!~\"$private|UNKNOWN\"})"),
                new Table(
                                11,
                                14,
                                "All countries",
                                "Now, in the chosen time, and against the usual: the mean of the last seven days."
                                        + leftOut)
                        .column("country", "Country")
                        .bars(
                                "Sent",
                                Unit.BYTES_PER_SECOND,
                                Color.SENT,
                                "sum by (country) (monitor_country:geoip_bytes_sent:rate5m{@monitor, country!=\"$private\"})")
                        .bars(
                                "Received",
                                Unit.BYTES_PER_SECOND,
                                Color.RECEIVED,
                                "sum by (country) (monitor_country:geoip_bytes_received:rate5m{@monitor, country!=\"$private\"})")
                        .value("Sent in range", Unit.BYTES, """
                                60 * sum by (country) (sum_over_time(
                                  monitor_country:geoip_bytes_sent:rate5m{@monitor, country!="$private"}[$__range:1m]))""")
                        .value("Usually sent", Unit.BYTES_PER_SECOND, """
                                sum by (country) (monitor_country:geoip_bytes_sent:mean7d{@monitor, country!="$private"})""")
                        .value("Of usual", Unit.TIMES, """
                                sum by (country) (monitor_country:geoip_bytes_sent:rate5m{@monitor, country!="$private"})
                                / (sum by (country) (monitor_country:geoip_bytes_sent:mean7d{@monitor}) > 0)""")
                        .panel(Unit.BYTES_PER_SECOND, ClusterDashboard.NOTHING, "Sent in range"));
    }

    Row time() {
        return Row.of(
                "Over time",
                ClusterDashboard.lines("Sent and received", "All bytes per second. " + ClusterDashboard.WHAT)
                        .over("sent", Color.SENT, "sum(monitor:geoip_bytes_sent:rate5m{@monitor})")
                        .over("received", Color.RECEIVED, "sum(monitor:geoip_bytes_received:rate5m{@monitor})"),
                new Panel(
                                PanelKind.AREAS,
                                12,
                                9,
                                "Sent, by what is known of where",
                                "To known countries; to public addresses that the database does not know (UNKNOWN); within your own networks ("
                                        + residency.privateCountry() + ").")
                        .of(Unit.BYTES_PER_SECOND, ClusterDashboard.NOTHING)
                        .over("countries", Color.SENT, """
                                sum(monitor_country:geoip_bytes_sent:rate5m{@monitor, country!~"$private|UNKNOWN"})""")
                        .over("unknown", Color.YELLOW, """
                                sum(monitor_country:geoip_bytes_sent:rate5m{@monitor, country="UNKNOWN", country!="$private"})""")
                        .over("own networks", Color.TEXT, """
                                sum(monitor_country:geoip_bytes_sent:rate5m{@monitor, country="$private"})"""),
                ClusterDashboard.lines(
                                "Sent, the ten largest countries", "Those to which most went in the chosen time.")
                        .over(
                                "{{country}}",
                                Largest.ofRecorded(
                                        "country",
                                        "monitor_country:geoip_bytes_sent:rate5m{@monitor, country!=\"$private\"}")),
                ClusterDashboard.lines(
                                "Received, the ten largest countries", "Those from which most came in the chosen time.")
                        .over(
                                "{{country}}",
                                Largest.ofRecorded(
                                        "country",
                                        "monitor_country:geoip_bytes_received:rate5m{@monitor, country!=\"$private\"}")));
    }

    Row residency() {
        return Row.of(
                residency.title(),
                new Panel(PanelKind.LINES, 10, 9, "By country, over time", "The ten largest. " + residency.about())
                        .of(Unit.BYTES_PER_SECOND, "None is recorded in this range")
                        .over(
                                "{{country}}",
                                Largest.ofRecorded(
                                        "country",
                                        "monitor_country:geoip_bytes_sent:rate5m{@monitor, country!~\"$allowed\"}")),
                new Panel(PanelKind.BARS, 6, 9, "By country, in this range", "The ten largest. " + residency.about())
                        .of(Unit.BYTES, "None is recorded in this range")
                        .in(residency.isRestricted() ? Color.RED : Color.SENT)
                        .now("{{country}}", """
                                sort_desc(topk(10, 60 * sum by (country) (sum_over_time(
                                  monitor_country:geoip_bytes_sent:rate5m{@monitor, country!~"$allowed"}[$__range:1m])) > 0))"""),
                new Table(
                                8,
                                9,
                                "By node and country, now",
                                "The hundred largest. A node's name leads to its dashboard. " + residency.about())
                        .nodes("node", "Node", node)
                        .column("cluster", "Cluster")
                        .column("country", "Country")
                        .value("Sent", Unit.BYTES_PER_SECOND, """
                                topk(100, sum by (cluster, node, country) (
                                  monitor_node_country:geoip_bytes_sent:rate5m{@monitor, country!~"$allowed"}) > 0)""")
                        .panel(Unit.BYTES_PER_SECOND, "None is recorded now", "Sent"));
    }
}
