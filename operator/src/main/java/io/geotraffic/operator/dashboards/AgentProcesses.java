package io.geotraffic.operator.dashboards;

/** The rows of the agents' dashboard that are about what an agent does and takes. */
final class AgentProcesses {
    private AgentProcesses() {}

    static Row polls() {
        return Row.of(
                "Polls",
                AgentsDashboard.lines("Duration", "Of the last poll. Beyond the interval, polls are late.")
                        .of(Unit.SECONDS, AgentsDashboard.NOTHING)
                        .over("slowest", Color.YELLOW, "max(geoip_ebpf_map_read_duration_seconds{@nodes})")
                        .over("median", Color.GREEN, "quantile(0.5, geoip_ebpf_map_read_duration_seconds{@nodes})")
                        .over("shortest interval", Color.TEXT, "min(geoip_config_poll_interval_seconds{@nodes})"),
                AgentsDashboard.lines(
                                "Age of what is shown",
                                "How long ago the last poll that succeeded began, at worst; up to an interval of scrapes and one of polls is usual. It grows when polls fail.")
                        .of(Unit.SECONDS, AgentsDashboard.NOTHING)
                        .over("oldest", Color.YELLOW, """
                                max(time() - (geoip_ebpf_map_read_timestamp_seconds{@nodes} > 0))"""));
    }

    static Row map() {
        return Row.of(
                "Map of prefixes",
                AgentsDashboard.lines(
                                "Entries taken",
                                "The share of spec.mapMaxEntries. The kernel evicts a little before all are taken.")
                        .of(Unit.SHARE, AgentsDashboard.NO_MAP)
                        .over("fullest", Color.YELLOW, """
                                max(geoip_ebpf_map_entries{@nodes} / geoip_config_map_max_entries{@nodes})""")
                        .over("median", Color.GREEN, """
                                quantile(0.5, geoip_ebpf_map_entries{@nodes} / geoip_config_map_max_entries{@nodes})"""),
                AgentsDashboard.lines(
                                "New and evicted prefixes",
                                "All agents together. Most of the evicted had been read before, and lost nothing.")
                        .of(Unit.PER_SECOND, AgentsDashboard.NO_MAP)
                        .over("new", Color.GREEN, "sum(rate(geoip_ebpf_new_keys_total{@nodes}[$__rate_interval]))")
                        .over(
                                "evicted",
                                Color.YELLOW,
                                "sum(rate(geoip_ebpf_evictions_total{@nodes}[$__rate_interval]))"),
                AgentsDashboard.lines(
                                "Youngest eviction",
                                "How long the youngest of the prefixes that were last evicted had not grown. Below the interval of polls, bytes may have lost their country.")
                        .of(Unit.SECONDS, "Nothing was evicted")
                        .over("youngest", Color.YELLOW, "min(geoip_ebpf_minimum_eviction_age_seconds{@nodes} < +Inf)")
                        .over("longest interval", Color.TEXT, "max(geoip_config_poll_interval_seconds{@nodes})"),
                AgentsDashboard.lines(
                                "Failures",
                                "Packets whose prefix was not in the map even after an attempt to put it there (lookup), or was refused by it (update). Their bytes have no country.")
                        .of(Unit.PACKETS_PER_SECOND, AgentsDashboard.NO_MAP)
                        .over("lookup", "sum(rate(geoip_ebpf_lookup_fail_total{@nodes}[$__rate_interval]))")
                        .over("update", "sum(rate(geoip_ebpf_update_fail_total{@nodes}[$__rate_interval]))"));
    }

    static Row processes() {
        String process = "{job=\"geotraffic-agent\", @nodes}";
        return Row.of(
                "Processes",
                AgentsDashboard.lines("Memory", "Resident, of one agent. Its map is the kernel's, and not in here.")
                        .of(Unit.BYTES, AgentsDashboard.NOTHING)
                        .over("largest", Color.YELLOW, "max(process_resident_memory_bytes" + process + ")")
                        .over("median", Color.GREEN, "quantile(0.5, process_resident_memory_bytes" + process + ")"),
                AgentsDashboard.lines(
                                "CPU",
                                "Of one agent: 100 % is one CPU. What the programs take of the node's packets is not in here.")
                        .of(Unit.SHARE, AgentsDashboard.NOTHING)
                        .over(
                                "largest",
                                Color.YELLOW,
                                "max(rate(process_cpu_seconds_total" + process + "[$__rate_interval]))")
                        .over(
                                "median",
                                Color.GREEN,
                                "quantile(0.5, rate(process_cpu_seconds_total" + process + "[$__rate_interval]))"),
                AgentsDashboard.lines("File descriptors", "The share of those allowed that is open, of one agent.")
                        .of(Unit.SHARE, AgentsDashboard.NOTHING)
                        .alarmsFrom(0.8)
                        .over(
                                "largest",
                                Color.YELLOW,
                                "max(process_open_fds" + process + " / process_max_fds" + process + ")"),
                new Table(12, 8, "Versions", "How many agents are of which. They differ while an update rolls.")
                        .column("version", "Version")
                        .column("revision", "Revision")
                        .value("Agents", Unit.NUMBER, "count by (version, revision) (geoip_build_info{@nodes})")
                        .panel(Unit.NUMBER, AgentsDashboard.NOTHING, "Agents"));
    }
}
