package io.geotraffic.operator.dashboards;

/** That the totals of each scrape add up: bytes seen are bytes by country and bytes under a reason. */
final class Proof {
    private Proof() {}

    /** @param selector of the agents, such as @nodes; of many this costs much */
    static Panel panel(String selector, int width, int height) {
        return new Table(
                        width,
                        height,
                        "Proof: bytes seen, less those by country and by reason",
                        "0 in every scrape, for every interface and direction, to the byte. Anything else is a fault of the agent: please report it.")
                .column("node", "Node")
                .column("cluster", "Cluster")
                .column("interface", "Interface")
                .verdict("Sent", Unit.BYTES, 1, difference("sent", selector))
                .verdict("Received", Unit.BYTES, 1, difference("received", selector))
                .panel(Unit.BYTES, "No agent was scraped", "Sent");
    }

    private static String difference(String direction, String selector) {
        return """
                abs(
                  sum by (cluster, node, interface) (geoip_interface_bytes_total{%2$s, direction="%1$s"})
                  - sum by (cluster, node, interface) (
                    geoip_bytes_%1$s_total{%2$s} or geoip_unattributed_bytes_total{%2$s, direction="%1$s"}
                  )
                )""".formatted(direction, selector);
    }
}
