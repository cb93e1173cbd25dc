package io.geotraffic.agent.metrics;

import io.geotraffic.http.exposition.Exposition;
import io.geotraffic.http.process.ProcessMetrics;
import io.geotraffic.http.process.ProcessUsage;
import java.util.List;

/** All that a scrape gets. Names and meaning are those of {@code docs/metrics.md}. */
public final class AgentMetrics {
    private AgentMetrics() {}

    public static void write(
            Snapshot snapshot, Settings settings, DatabaseState database, ProcessUsage usage, Exposition out) {
        TrafficMetrics.write(snapshot.interfaces(), out);
        writeStatuses(snapshot.statuses(), out);
        writeMap(snapshot.map(), out);
        writeSettings(settings, out);
        writeDatabase(database, out);
        ProcessMetrics.write(usage, out);
    }

    private static void writeStatuses(List<InterfaceStatus> statuses, Exposition out) {
        out.gauges("geoip_interface_status", "State of the interfaces that are meant: 0 up, 1 down, 2 not found.");
        statuses.forEach(each -> out.sample(each.state().value(), "interface", each.name()));
    }

    private static void writeMap(MapReading map, Exposition out) {
        out.counters("geoip_ebpf_packets", "Packets that the programs saw.").sample(map.packets());
        out.counters(
                        "geoip_ebpf_lookup_fail",
                        "Packets whose prefix was not in the map even after an attempt to put it there.")
                .sample(map.statistics().lookupFailures());
        out.counters("geoip_ebpf_update_fail", "Packets whose prefix could not be put into the map.")
                .sample(map.statistics().updateFailures());
        out.counters("geoip_ebpf_new_keys", "Prefixes put into the map.")
                .sample(map.statistics().newKeys());
        out.counters("geoip_ebpf_evictions", "Prefixes that the kernel threw out of the map.")
                .sample(map.evictions());
        out.gauges("geoip_ebpf_map_entries", "Prefixes in the map.").sample(map.entries());
        out.gauges(
                        "geoip_ebpf_minimum_eviction_age_seconds",
                        "How long the youngest of the prefixes that were last found evicted had not grown: below the poll interval, bytes are lost.")
                .sample(map.minimumEvictionAgeSeconds());
        out.gauges("geoip_ebpf_map_read_timestamp_seconds", "When the last poll that succeeded began.")
                .sample(map.readTime().toEpochMilli() / 1e3);
        out.gauges("geoip_ebpf_map_read_duration_seconds", "How long the last poll took.")
                .sample(map.readSeconds());
    }

    private static void writeSettings(Settings settings, Exposition out) {
        out.gauges("geoip_config_map_max_entries", "Prefixes that the map holds at most.")
                .sample(settings.mapMaxEntries());
        out.gauges("geoip_config_poll_interval_seconds", "Time between two polls.")
                .sample(settings.pollInterval().toMillis() / 1e3);
        out.gauges("geoip_config_flow_batch_size", "Prefixes that a system call reads.")
                .sample(settings.flowBatchSize());
        out.infos("geoip_build", "Which version of the agent this is.")
                .sample(1, "revision", settings.revision(), "version", settings.version());
    }

    private static void writeDatabase(DatabaseState database, Exposition out) {
        database.loaded().ifPresent(loaded -> {
            out.infos("geoip_database", "The country database that is in use.")
                    .sample(1, "build", loaded.build().toString(), "type", loaded.type());
            out.gauges("geoip_database_build_timestamp_seconds", "When the country database was built.")
                    .sample(loaded.build().getEpochSecond());
        });
        out.counters("geoip_database_reloads", "Databases that took over, and that were refused.")
                .sample(database.failures(), "result", "failure")
                .sample(database.successes(), "result", "success");
    }
}
