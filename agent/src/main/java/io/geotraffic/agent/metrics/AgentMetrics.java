package io.geotraffic.agent.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;

/** All that a scrape gets. Names and meaning are those of {@code docs/metrics.md}. */
public final class AgentMetrics {
    private AgentMetrics() {}

    public static MetricSnapshots of(Snapshot snapshot, Settings settings, DatabaseState database, ProcessUsage usage) {
        List<MetricSnapshot> families = new ArrayList<>(TrafficMetrics.of(snapshot.interfaces()));
        families.add(statuses(snapshot.statuses()));
        families.addAll(map(snapshot.map()));
        families.addAll(settings(settings));
        families.addAll(database(database));
        families.addAll(process(usage));
        return new MetricSnapshots(families);
    }

    private static MetricSnapshot statuses(List<InterfaceStatus> statuses) {
        Family family = new Family(
                "geoip_interface_status", "State of the interfaces that are meant: 0 up, 1 down, 2 not found.");
        statuses.forEach(each -> family.add(each.state().value(), "interface", each.name()));
        return family.gauges();
    }

    private static List<MetricSnapshot> map(MapReading map) {
        return List.of(
                new Family("geoip_ebpf_packets", "Packets that the programs saw.")
                        .add(map.packets())
                        .counters(),
                new Family(
                                "geoip_ebpf_lookup_fail",
                                "Packets whose prefix was not in the map even after an attempt to put it there.")
                        .add(map.statistics().lookupFailures())
                        .counters(),
                new Family("geoip_ebpf_update_fail", "Packets whose prefix could not be put into the map.")
                        .add(map.statistics().updateFailures())
                        .counters(),
                new Family("geoip_ebpf_new_keys", "Prefixes put into the map.")
                        .add(map.statistics().newKeys())
                        .counters(),
                new Family("geoip_ebpf_evictions", "Prefixes that the kernel threw out of the map.")
                        .add(map.evictions())
                        .counters(),
                new Family("geoip_ebpf_map_entries", "Prefixes in the map.")
                        .add(map.entries())
                        .gauges(),
                new Family(
                                "geoip_ebpf_minimum_eviction_age_seconds",
                                "How long the youngest of the prefixes that were last found evicted had not grown: below the poll interval, bytes are lost.")
                        .add(map.minimumEvictionAgeSeconds())
                        .gauges(),
                new Family("geoip_ebpf_map_read_duration_seconds", "How long the last poll took.")
                        .add(map.readSeconds())
                        .gauges());
    }

    private static List<MetricSnapshot> settings(Settings settings) {
        return List.of(
                new Family("geoip_config_map_max_entries", "Prefixes that the map holds at most.")
                        .add(settings.mapMaxEntries())
                        .gauges(),
                new Family("geoip_config_poll_interval_seconds", "Time between two polls.")
                        .add(settings.pollInterval().toMillis() / 1e3)
                        .gauges(),
                new Family("geoip_config_flow_batch_size", "Prefixes that a system call reads.")
                        .add(settings.flowBatchSize())
                        .gauges(),
                new Family("geoip_build", "Which version of the agent this is.")
                        .add(1, "revision", settings.revision(), "version", settings.version())
                        .infos());
    }

    private static List<MetricSnapshot> database(DatabaseState database) {
        List<MetricSnapshot> families = new ArrayList<>();
        database.loaded().ifPresent(loaded -> {
            families.add(new Family("geoip_database", "The country database that is in use.")
                    .add(1, "build", loaded.build().toString(), "type", loaded.type())
                    .infos());
            families.add(new Family("geoip_database_build_timestamp_seconds", "When the country database was built.")
                    .add(loaded.build().getEpochSecond())
                    .gauges());
        });
        families.add(new Family("geoip_database_reloads", "Databases that took over, and that were refused.")
                .add(database.successes(), "result", "success")
                .add(database.failures(), "result", "failure")
                .counters());
        return families;
    }

    private static List<MetricSnapshot> process(ProcessUsage usage) {
        return List.of(
                new Family("process_cpu_seconds", "Time that the process has used of CPUs.")
                        .add(usage.cpuSeconds())
                        .counters(),
                new Family("process_start_time_seconds", "When the process was started.")
                        .add(usage.startSeconds())
                        .gauges(),
                new Family("process_resident_memory_bytes", "Memory of the process that is in RAM.")
                        .add(usage.residentBytes())
                        .gauges(),
                new Family("process_virtual_memory_bytes", "Memory that the process has asked for.")
                        .add(usage.virtualBytes())
                        .gauges(),
                new Family("process_open_fds", "Open file descriptors.")
                        .add(usage.openDescriptors())
                        .gauges(),
                new Family("process_max_fds", "File descriptors that may be open.")
                        .add(usage.maximumDescriptors())
                        .gauges());
    }
}
