package io.geotraffic.operator.dashboards;

import java.util.List;

/** Whether the agents do what they are there for. One or a few series of each agent, and the operator's own. */
final class AgentsDashboard {
    static final String NOTHING = "No agent is scraped";
    private static final String NO_OPERATOR = "The operator is not scraped";
    static final String NO_MAP = "Agents that count by country in the kernel have no such map";
    private static final double DAY = 86_400;

    private final DashboardName node;

    private AgentsDashboard(String monitor) {
        node = new DashboardName(monitor, DashboardName.NODE);
    }

    static Dashboard of(String monitor) {
        AgentsDashboard content = new AgentsDashboard(monitor);
        return new Dashboard(
                new DashboardName(monitor, DashboardName.AGENTS),
                "Whether every node is counted, and how the agents are: database, polls, map, resources, and the proof of their totals.",
                Variables.with(monitor, Variables.nodes()),
                numbers(),
                List.of(
                        content.nodes(),
                        database(),
                        AgentProcesses.polls(),
                        AgentProcesses.map(),
                        AgentProcesses.processes(),
                        content.programs(),
                        proof()));
    }

    private static Panel number(String title, String about) {
        return new Panel(PanelKind.NUMBER, 3, 4, title, about);
    }

    static Panel lines(String title, String about) {
        return new Panel(PanelKind.LINES, 12, 8, title, about);
    }

    private static List<Panel> numbers() {
        return List.of(
                number("Agents that answer", "Agents that Prometheus got an answer from at its last scrape.")
                        .of(Unit.NUMBER, NOTHING)
                        .over("agents", "sum(up{job=\"geotraffic-agent\", @nodes})"),
                number("Agents without an answer", "Agents that Prometheus knows of and got no answer from.")
                        .of(Unit.NUMBER, NOTHING)
                        .warnsFrom(1)
                        .over("agents", "sum(1 - up{job=\"geotraffic-agent\", @nodes})"),
                number(
                                "Nodes that are not ready",
                                "Of the nodes that shall be counted, those whose agent is not ready, as the operator sees it.")
                        .of(Unit.NUMBER, NO_OPERATOR)
                        .warnsFrom(1)
                        .over("nodes", """
                                sum(geotraffic_operator_monitor_nodes{@monitor, state="desired"})
                                - sum(geotraffic_operator_monitor_nodes{@monitor, state="ready"})"""),
                number("Oldest database", "The age of the country database of the agent that has the oldest.")
                        .of(Unit.SECONDS, "No agent has a database")
                        .warnsFrom(45 * DAY)
                        .alarmsFrom(90 * DAY)
                        .over("age", "time() - min(geoip_database_build_timestamp_seconds{@nodes})"),
                number("Agents without a database", "Every public address is UNKNOWN to them.")
                        .of(Unit.NUMBER, NOTHING)
                        .warnsFrom(1)
                        .over(
                                "agents",
                                "count(geoip_build_info{@nodes})\n- (count(geoip_database_info{@nodes}) or vector(0))"),
                number("Slowest poll", "How much of its interval the longest last poll took.")
                        .of(Unit.SHARE, NOTHING)
                        .warnsFrom(0.5)
                        .alarmsFrom(1)
                        .over("share", """
                                max(geoip_ebpf_map_read_duration_seconds{@nodes} / geoip_config_poll_interval_seconds{@nodes})"""),
                number(
                                "Fullest map",
                                "The share of its entries that is taken. A map that stays full evicts prefixes, the oldest first; that alone loses nothing.")
                        .of(Unit.SHARE, NO_MAP)
                        .over("share", "max(geoip_ebpf_map_entries{@nodes} / geoip_config_map_max_entries{@nodes})"),
                number("Starts in this range", "How often agents were started anew in the chosen time.")
                        .of(Unit.NUMBER, NOTHING)
                        .now(
                                "starts",
                                "sum(changes(process_start_time_seconds{job=\"geotraffic-agent\", @nodes}[$__range]))"));
    }

    private Row nodes() {
        return Row.of(
                "Nodes",
                new Table(
                                12,
                                8,
                                "Nodes that are not counted",
                                "As the monitor's status has them, twenty at most; its status.nodes has a message for each.")
                        .nodes("node", "Node", node)
                        .column("cluster", "Cluster")
                        .column("reason", "Reason")
                        .rows("max by (cluster, node, reason) (geotraffic_operator_monitor_uncounted_node{@monitor})")
                        .panel(Unit.STATE, "The operator tells of none", "Node"),
                new Table(12, 8, "Agents without an answer", "Agents that Prometheus knows of and got no answer from.")
                        .nodes("node", "Node", node)
                        .column("cluster", "Cluster")
                        .column("instance", "Address")
                        .rows("max by (cluster, node, instance) (up{job=\"geotraffic-agent\", @nodes}) == 0")
                        .panel(Unit.STATE, "None is known", "Node"),
                lines(
                                "Nodes",
                                "Nodes that shall be counted, and of these those whose agent is there, is of the newest kind, and is ready, as the operator sees it.")
                        .of(Unit.NUMBER, NO_OPERATOR)
                        .over("{{state}}", "sum by (state) (geotraffic_operator_monitor_nodes{@monitor})"),
                new Panel(
                                PanelKind.STATES,
                                12,
                                8,
                                "Conditions",
                                "The conditions of the monitor's status. Degraded should not be true, the others should; AgentsProgressing is neither good nor bad.")
                        .of(Unit.STATE, NO_OPERATOR)
                        .states(new State(0, "not true", Color.RED), new State(1, "true", Color.GREEN))
                        .statesOf("Degraded", new State(0, "not true", Color.GREEN), new State(1, "true", Color.RED))
                        .statesOf(
                                "AgentsProgressing",
                                new State(0, "not true", Color.TRANSPARENT),
                                new State(1, "true", Color.BLUE))
                        .over("{{type}}", "max by (type) (geotraffic_operator_monitor_condition{@monitor})"));
    }

    private static Row database() {
        return Row.of(
                "Country database",
                new Panel(
                                PanelKind.LINES,
                                8,
                                8,
                                "Age",
                                "Of the oldest and of the newest that an agent has. They differ while a new one spreads.")
                        .of(Unit.SECONDS, "No agent has a database")
                        .over("oldest", Color.YELLOW, "time() - min(geoip_database_build_timestamp_seconds{@nodes})")
                        .over("newest", Color.GREEN, "time() - max(geoip_database_build_timestamp_seconds{@nodes})"),
                new Table(8, 8, "In use", "How many agents have which.")
                        .column("type", "Type")
                        .column("build", "Build")
                        .value("Agents", Unit.NUMBER, "count by (type, build) (geoip_database_info{@nodes})")
                        .panel(Unit.NUMBER, "No agent has a database", "Agents"),
                new Panel(
                                PanelKind.LINES,
                                8,
                                8,
                                "Loaded and refused",
                                "Database files that took over, and that were refused: the agent's log says why. About, for Prometheus reckons between scrapes.")
                        .of(Unit.NUMBER, NOTHING)
                        .over("loaded", Color.GREEN, reloads("success"))
                        .over("refused", Color.RED, reloads("failure")));
    }

    private static String reloads(String result) {
        return "sum(increase(geoip_database_reloads_total{@nodes, result=\"%s\"}[$__rate_interval]))".formatted(result);
    }

    private Row programs() {
        return Row.of(
                "Other programs",
                new Table(
                                24,
                                7,
                                "Programs ahead of ours",
                                "TCX programs in front of the agent's: each may drop or redirect packets that the agent then never sees.")
                        .nodes("node", "Node", node)
                        .column("cluster", "Cluster")
                        .column("interface", "Interface")
                        .column("direction", "Direction")
                        .value("Programs", Unit.NUMBER, """
                                max by (cluster, node, interface, direction) (geoip_interface_programs_ahead{@nodes}) > 0""")
                        .panel(Unit.NUMBER, "None is known", "Programs"));
    }

    private static Row proof() {
        return Row.collapsed(
                "Proof of the totals (reads every series of the chosen nodes)", Proof.panel("@nodes", 24, 10));
    }
}
