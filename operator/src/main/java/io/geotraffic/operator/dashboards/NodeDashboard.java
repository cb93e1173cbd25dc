package io.geotraffic.operator.dashboards;

import java.util.List;

/** One node or a few, from the agents' own series: by interface, to the byte. */
final class NodeDashboard {
    private static final String NOTHING = "Nothing is scraped of this node";
    private static final String TWICE =
            " A packet that crosses several of a node's interfaces is counted at each: choose those of one kind.";

    private final DashboardName agents;

    private NodeDashboard(String monitor) {
        agents = new DashboardName(monitor, DashboardName.AGENTS);
    }

    static Dashboard of(String monitor, Residency residency) {
        NodeDashboard content = new NodeDashboard(monitor);
        return new Dashboard(
                new DashboardName(monitor, DashboardName.NODE),
                "The traffic of one node or a few, by country and by interface, and what is known of its accuracy. Read from the agents' own series.",
                Variables.with(
                        monitor,
                        Variables.node(),
                        Variables.interfaces(),
                        Variables.hidden("private", residency.privateCountry())),
                content.numbers(),
                List.of(content.countries(residency), interfaces(), accuracy()));
    }

    private static Panel number(String title, String about) {
        return new Panel(PanelKind.NUMBER, 4, 4, title, about);
    }

    private static Panel lines(String title, String about) {
        return new Panel(PanelKind.LINES, 12, 9, title, about).of(Unit.BYTES_PER_SECOND, NOTHING);
    }

    private static String sum(String by, String series) {
        return "sum by (" + by + ") (rate(" + series + "[$__rate_interval]))";
    }

    private static String share(String counter, String direction) {
        return "sum(rate(%1$s{@interfaces%2$s}[$__rate_interval]))\n/ (sum(rate(geoip_interface_bytes_total{@interfaces%2$s}[$__rate_interval])) > 0)"
                .formatted(counter, direction);
    }

    private List<Panel> numbers() {
        return List.of(
                number("Sent", "Bytes per second that the programs saw leave." + TWICE)
                        .of(Unit.BYTES_PER_SECOND, NOTHING)
                        .in(Color.SENT)
                        .over("sent", """
                                sum(rate(geoip_interface_bytes_total{@interfaces, direction="sent"}[$__rate_interval]))"""),
                number("Received", "Bytes per second that the programs saw come." + TWICE)
                        .of(Unit.BYTES_PER_SECOND, NOTHING)
                        .in(Color.RECEIVED)
                        .over("received", """
                                sum(rate(geoip_interface_bytes_total{@interfaces, direction="received"}[$__rate_interval]))"""),
                number("Packets", "Packets per second, both ways; each segment of a super-packet is one.")
                        .of(Unit.PACKETS_PER_SECOND, NOTHING)
                        .over("packets", """
                                sum(rate(geoip_interface_packets_total{@interfaces}[$__rate_interval]))"""),
                number("Without a country", "Of all bytes on the interfaces, those that have no country.")
                        .of(Unit.SHARE, NOTHING)
                        .warnsFrom(0.01)
                        .alarmsFrom(0.05)
                        .over("share", share("geoip_unattributed_bytes_total", "")),
                number(
                                "Ambiguous",
                                "Of all bytes on the interfaces, those whose prefix (/24 or /48) is not wholly in the country that they are counted for.")
                        .of(Unit.SHARE, NOTHING)
                        .over("share", share("geoip_ambiguous_bytes_total", "")),
                number("Interfaces that are not up", "Down, without carrier, or named and not found.")
                        .of(Unit.NUMBER, NOTHING)
                        .warnsFrom(1)
                        .over("interfaces", "sum(geoip_interface_status{@interfaces} > bool 0)")
                        .link("Agents", agents));
    }

    private Row countries(Residency residency) {
        String leftOut = residency.leftOut();
        return Row.of(
                "Countries",
                lines(
                                "Sent, the ten largest countries",
                                "Those to which most went in the chosen time." + leftOut + TWICE)
                        .over(
                                "{{country}}",
                                Largest.ofCounter(
                                        "country", "geoip_bytes_sent_total{@interfaces, country!=\"$private\"}")),
                lines(
                                "Received, the ten largest countries",
                                "Those from which most came in the chosen time." + leftOut + TWICE)
                        .over(
                                "{{country}}",
                                Largest.ofCounter(
                                        "country", "geoip_bytes_received_total{@interfaces, country!=\"$private\"}")),
                new Table(
                                12,
                                10,
                                "All countries",
                                "Now and in the chosen time, " + residency.privateCountry() + " included." + TWICE)
                        .column("country", "Country")
                        .bars(
                                "Sent",
                                Unit.BYTES_PER_SECOND,
                                Color.SENT,
                                sum("country", "geoip_bytes_sent_total{@interfaces}"))
                        .bars(
                                "Received",
                                Unit.BYTES_PER_SECOND,
                                Color.RECEIVED,
                                sum("country", "geoip_bytes_received_total{@interfaces}"))
                        .value(
                                "Sent in range",
                                Unit.BYTES,
                                "sum by (country) (increase(geoip_bytes_sent_total{@interfaces}[$__range]))")
                        .value(
                                "Received in range",
                                Unit.BYTES,
                                "sum by (country) (increase(geoip_bytes_received_total{@interfaces}[$__range]))")
                        .panel(Unit.BYTES_PER_SECOND, NOTHING, "Sent in range"),
                new Panel(
                                PanelKind.LINES,
                                12,
                                10,
                                "By IP version",
                                "That of the first IP header: of a tunnel's packet on the outer interface it is the tunnel's.")
                        .of(Unit.BYTES_PER_SECOND, NOTHING)
                        .over("IPv{{ip_version}} sent", sum("ip_version", "geoip_bytes_sent_total{@interfaces}"))
                        .over(
                                "IPv{{ip_version}} received",
                                sum("ip_version", "geoip_bytes_received_total{@interfaces}")));
    }

    private static Row interfaces() {
        return Row.of(
                "Interfaces",
                lines("Bytes", "All that the programs saw.")
                        .over(
                                "{{node}} {{interface}} {{direction}}",
                                sum("node, interface, direction", "geoip_interface_bytes_total{@interfaces}")),
                lines("Packets", "All that the programs saw; each segment of a super-packet is one.")
                        .of(Unit.PACKETS_PER_SECOND, NOTHING)
                        .over(
                                "{{node}} {{interface}} {{direction}}",
                                sum("node, interface, direction", "geoip_interface_packets_total{@interfaces}")),
                new Panel(
                                PanelKind.STATES,
                                24,
                                6,
                                "Status",
                                "Of each interface that is meant. Not found is one that is named and does not exist.")
                        .of(Unit.STATE, NOTHING)
                        .states(
                                new State(0, "up", Color.GREEN),
                                new State(1, "down", Color.YELLOW),
                                new State(2, "not found", Color.RED))
                        .over(
                                "{{node}} {{interface}}",
                                "max by (node, interface) (geoip_interface_status{@interfaces})"));
    }

    private static Row accuracy() {
        return Row.of(
                "Accuracy",
                new Panel(
                                PanelKind.AREAS,
                                12,
                                9,
                                "Without a country, by reason",
                                "evicted: counted by the kernel, and gone from its map before it was read (raise spec.mapMaxEntries); non_ip: no IP header, such as ARP; malformed: no believable IP header.")
                        .of(Unit.BYTES_PER_SECOND, NOTHING)
                        .over(
                                "{{reason}} {{direction}}",
                                sum("reason, direction", "geoip_unattributed_bytes_total{@interfaces}")),
                lines(
                                "Ambiguous share",
                                "Of all bytes, those whose prefix (/24 or /48) is not wholly in the country that they are counted for. It bounds the error of the countries.")
                        .of(Unit.SHARE, NOTHING)
                        .over("sent", Color.SENT, share("geoip_ambiguous_bytes_total", ", direction=\"sent\""))
                        .over(
                                "received",
                                Color.RECEIVED,
                                share("geoip_ambiguous_bytes_total", ", direction=\"received\"")),
                lines(
                                "Device against programs",
                                "What the interface itself has counted less what the programs saw, as a share of the former: 0 % at rest, below 1 % on a physical interface. docs/metrics.md has all causes of a difference.")
                        .of(Unit.SHARE, NOTHING)
                        .over("{{node}} {{interface}} {{direction}}", """
                                (%1$s - %2$s)
                                / (%1$s > 0)""".formatted(
                                        sum("node, interface, direction", "geoip_device_bytes_total{@interfaces}"),
                                        sum("node, interface, direction", "geoip_interface_bytes_total{@interfaces}"))),
                Proof.panel("@interfaces", 12, 9));
    }
}
