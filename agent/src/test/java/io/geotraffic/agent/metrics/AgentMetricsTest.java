package io.geotraffic.agent.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.MapStatistics;
import io.geotraffic.http.exposition.Exposition;
import io.geotraffic.http.exposition.Format;
import io.geotraffic.http.process.ProcessUsage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AgentMetricsTest {
    private static final Settings SETTINGS = new Settings("1.2.3", "abcdef", 100_000, Duration.ofMillis(2500), 10_000);
    private static final ProcessUsage USAGE = new ProcessUsage(1.25, 1_767_225_600.5, 48 << 20, 1L << 32, 17, 1024);

    private static String exposition(Snapshot snapshot, DatabaseState database) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exposition exposition = new Exposition(Format.TEXT, out);
        AgentMetrics.write(snapshot, SETTINGS, database, USAGE, exposition);
        exposition.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Without the lines for people. */
    private static String series(String exposition) {
        return exposition
                .lines()
                .filter(line -> !line.startsWith("# HELP"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void tellsWhatTheContractSays() {
        assertEquals("""
                # TYPE geoip_bytes_received_total counter
                geoip_bytes_received_total{country="PRIVATE",interface="eth0",ip_version="6"} 300
                geoip_bytes_received_total{country="SE",interface="eth0",ip_version="4"} 1000000
                geoip_bytes_received_total{country="BR",interface="wg0",ip_version="4"} 5
                # TYPE geoip_bytes_sent_total counter
                geoip_bytes_sent_total{country="SE",interface="eth0",ip_version="4"} 1500000
                geoip_bytes_sent_total{country="SE",interface="eth0",ip_version="6"} 500000
                geoip_bytes_sent_total{country="BR",interface="wg0",ip_version="6"} 7
                # TYPE geoip_interface_bytes_total counter
                geoip_interface_bytes_total{direction="received",interface="eth0"} 1000396
                geoip_interface_bytes_total{direction="sent",interface="eth0"} 2000060
                geoip_interface_bytes_total{direction="received",interface="wg0"} 5
                geoip_interface_bytes_total{direction="sent",interface="wg0"} 7
                # TYPE geoip_interface_packets_total counter
                geoip_interface_packets_total{direction="received",interface="eth0"} 1005
                geoip_interface_packets_total{direction="sent",interface="eth0"} 2001
                geoip_interface_packets_total{direction="received",interface="wg0"} 1
                geoip_interface_packets_total{direction="sent",interface="wg0"} 1
                # TYPE geoip_unattributed_bytes_total counter
                geoip_unattributed_bytes_total{direction="received",interface="eth0",reason="evicted"} 40
                geoip_unattributed_bytes_total{direction="received",interface="eth0",reason="malformed"} 14
                geoip_unattributed_bytes_total{direction="received",interface="eth0",reason="non_ip"} 42
                geoip_unattributed_bytes_total{direction="sent",interface="eth0",reason="evicted"} 0
                geoip_unattributed_bytes_total{direction="sent",interface="eth0",reason="malformed"} 0
                geoip_unattributed_bytes_total{direction="sent",interface="eth0",reason="non_ip"} 60
                geoip_unattributed_bytes_total{direction="received",interface="wg0",reason="evicted"} 0
                geoip_unattributed_bytes_total{direction="received",interface="wg0",reason="malformed"} 0
                geoip_unattributed_bytes_total{direction="received",interface="wg0",reason="non_ip"} 0
                geoip_unattributed_bytes_total{direction="sent",interface="wg0",reason="evicted"} 0
                geoip_unattributed_bytes_total{direction="sent",interface="wg0",reason="malformed"} 0
                geoip_unattributed_bytes_total{direction="sent",interface="wg0",reason="non_ip"} 0
                # TYPE geoip_ambiguous_bytes_total counter
                geoip_ambiguous_bytes_total{direction="received",interface="eth0"} 700
                geoip_ambiguous_bytes_total{direction="sent",interface="eth0"} 0
                geoip_ambiguous_bytes_total{direction="received",interface="wg0"} 0
                geoip_ambiguous_bytes_total{direction="sent",interface="wg0"} 0
                # TYPE geoip_device_bytes_total counter
                geoip_device_bytes_total{direction="received",interface="eth0"} 1000396
                geoip_device_bytes_total{direction="sent",interface="eth0"} 2000061
                geoip_device_bytes_total{direction="received",interface="wg0"} 5
                geoip_device_bytes_total{direction="sent",interface="wg0"} 7
                # TYPE geoip_interface_programs_ahead gauge
                geoip_interface_programs_ahead{direction="received",interface="eth0"} 0
                geoip_interface_programs_ahead{direction="sent",interface="eth0"} 2
                geoip_interface_programs_ahead{direction="received",interface="wg0"} 0
                geoip_interface_programs_ahead{direction="sent",interface="wg0"} 0
                # TYPE geoip_interface_status gauge
                geoip_interface_status{interface="eth0"} 0
                geoip_interface_status{interface="eth7"} 2
                geoip_interface_status{interface="wg0"} 1
                # TYPE geoip_ebpf_packets_total counter
                geoip_ebpf_packets_total 3008
                # TYPE geoip_ebpf_lookup_fail_total counter
                geoip_ebpf_lookup_fail_total 20
                # TYPE geoip_ebpf_update_fail_total counter
                geoip_ebpf_update_fail_total 1
                # TYPE geoip_ebpf_new_keys_total counter
                geoip_ebpf_new_keys_total 19
                # TYPE geoip_ebpf_evictions_total counter
                geoip_ebpf_evictions_total 7
                # TYPE geoip_ebpf_map_entries gauge
                geoip_ebpf_map_entries 12
                # TYPE geoip_ebpf_minimum_eviction_age_seconds gauge
                geoip_ebpf_minimum_eviction_age_seconds 12.5
                # TYPE geoip_ebpf_map_read_timestamp_seconds gauge
                geoip_ebpf_map_read_timestamp_seconds 1.76739840025E9
                # TYPE geoip_ebpf_map_read_duration_seconds gauge
                geoip_ebpf_map_read_duration_seconds 0.015625
                # TYPE geoip_config_map_max_entries gauge
                geoip_config_map_max_entries 100000
                # TYPE geoip_config_poll_interval_seconds gauge
                geoip_config_poll_interval_seconds 2.5
                # TYPE geoip_config_flow_batch_size gauge
                geoip_config_flow_batch_size 10000
                # TYPE geoip_build_info gauge
                geoip_build_info{revision="abcdef",version="1.2.3"} 1
                # TYPE geoip_database_info gauge
                geoip_database_info{build="2026-01-02T03:04:05Z",type="GeoLite2-Country"} 1
                # TYPE geoip_database_build_timestamp_seconds gauge
                geoip_database_build_timestamp_seconds 1767323045
                # TYPE geoip_database_reloads_total counter
                geoip_database_reloads_total{result="failure"} 1
                geoip_database_reloads_total{result="success"} 3
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total 1.25
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1.7672256005E9
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes 50331648
                # TYPE process_virtual_memory_bytes gauge
                process_virtual_memory_bytes 4294967296
                # TYPE process_open_fds gauge
                process_open_fds 17
                # TYPE process_max_fds gauge
                process_max_fds 1024
                """, series(exposition(Examples.SNAPSHOT, Examples.DATABASE)));
    }

    @Test
    void withoutADatabaseThereIsNoneToTellOf() {
        String series = series(exposition(Examples.SNAPSHOT, Examples.NO_DATABASE));
        assertEquals(
                List.of(
                        "# TYPE geoip_database_reloads_total counter",
                        "geoip_database_reloads_total{result=\"failure\"} 2",
                        "geoip_database_reloads_total{result=\"success\"} 0"),
                series.lines().filter(line -> line.contains("geoip_database")).toList());
    }

    @Test
    void beforeTheFirstEvictionTheAgeIsInfinite() {
        Snapshot snapshot = new Snapshot(
                List.of(),
                List.of(),
                new MapReading(0, new MapStatistics(0, 0, 0), 0, 0, Double.POSITIVE_INFINITY, Instant.EPOCH, 0));
        String series = exposition(snapshot, Examples.NO_DATABASE);
        assertTrue(series.contains("\ngeoip_ebpf_minimum_eviction_age_seconds +Inf\n"), series);
    }

    @Test
    void withoutInterfacesThereAreNoSeriesOfAny() {
        Snapshot snapshot = new Snapshot(List.of(), List.of(), Examples.SNAPSHOT.map());
        String series = exposition(snapshot, Examples.DATABASE);
        assertEquals(
                List.of(),
                series.lines().filter(line -> line.contains("interface=")).toList());
    }

    @Test
    void everyFamilyHasALineForPeople() {
        List<String> lines =
                exposition(Examples.SNAPSHOT, Examples.DATABASE).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("# TYPE ")) {
                String name = lines.get(i).split(" ", -1)[2];
                assertTrue(lines.get(i - 1).matches("# HELP " + name + " [A-Z].*[a-z]+[^.]*\\."), lines.get(i - 1));
            }
        }
    }

    /** As a scrape sees it: the numbers of one text add up. */
    @Test
    void theIdentityHoldsInTheText() {
        List<String> lines =
                exposition(Examples.SNAPSHOT, Examples.DATABASE).lines().toList();
        for (String name : List.of("eth0", "wg0")) {
            assertEquals(
                    sum(lines, "geoip_interface_bytes_total", name, "direction=\"received\""),
                    sum(lines, "geoip_bytes_received_total", name, "")
                            + sum(lines, "geoip_unattributed_bytes_total", name, "direction=\"received\""));
            assertEquals(
                    sum(lines, "geoip_interface_bytes_total", name, "direction=\"sent\""),
                    sum(lines, "geoip_bytes_sent_total", name, "")
                            + sum(lines, "geoip_unattributed_bytes_total", name, "direction=\"sent\""));
        }
    }

    private static double sum(List<String> lines, String metric, String name, String label) {
        List<Double> values = lines.stream()
                .filter(line -> line.startsWith(metric + "{")
                        && line.contains("interface=\"" + name + "\"")
                        && line.contains(label))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .toList();
        assertFalse(values.isEmpty(), metric);
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }
}
