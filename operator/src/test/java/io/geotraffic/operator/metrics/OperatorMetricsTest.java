package io.geotraffic.operator.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.http.exposition.Exposition;
import io.geotraffic.http.exposition.Format;
import io.geotraffic.operator.lab.Promtool;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OperatorMetricsTest {
    private static final OperatorSnapshot LEADING = Snapshots.leading(
            Snapshots.monitor("west", """
                    {observedGeneration: 2, conditions: [{type: Ready, status: "True"}],
                     agents: {desired: 1, updated: 1, ready: 1, available: 1}}"""),
            Snapshots.monitor("new", ""),
            Snapshots.monitor("east", """
                    {observedGeneration: 3,
                     conditions: [{type: Ready, status: "True"}, {type: GeoIPDatabaseAvailable, status: Unknown}],
                     agents: {desired: 4, updated: 3, ready: 2, available: 1},
                     nodes: [{name: n7, reason: UnsupportedKernel, message: old}, {name: n2, reason: Starting, message: soon}]}"""),
            Snapshots.monitor("north", """
                    {observedGeneration: 3, conditions: [{type: Ready, status: "False"}],
                     agents: {desired: 0, updated: 0, ready: 0, available: 0}}"""));

    private static String written(Format format, OperatorSnapshot snapshot) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exposition exposition = new Exposition(format, out);
        OperatorMetrics.write(snapshot, Snapshots.USAGE, exposition);
        exposition.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** In the order of their names, so that two scrapes can be compared. */
    @Test
    void tellsAllOfAProcessThatLeads() {
        assertEquals("""
                # HELP geotraffic_operator_reconciles_total Reconciles of resources.
                # TYPE geotraffic_operator_reconciles_total counter
                geotraffic_operator_reconciles_total{result="error"} 2
                geotraffic_operator_reconciles_total{result="success"} 7
                # HELP geotraffic_operator_reconcile_duration_seconds How long reconciles took.
                # TYPE geotraffic_operator_reconcile_duration_seconds histogram
                geotraffic_operator_reconcile_duration_seconds_bucket{le="0.1"} 6
                geotraffic_operator_reconcile_duration_seconds_bucket{le="1.0"} 8
                geotraffic_operator_reconcile_duration_seconds_bucket{le="+Inf"} 9
                geotraffic_operator_reconcile_duration_seconds_count 9
                geotraffic_operator_reconcile_duration_seconds_sum 2.5
                # HELP geotraffic_operator_queue_length Resources that wait to be reconciled.
                # TYPE geotraffic_operator_queue_length gauge
                geotraffic_operator_queue_length 4
                # HELP geotraffic_operator_reconciles_running Resources that are being reconciled.
                # TYPE geotraffic_operator_reconciles_running gauge
                geotraffic_operator_reconciles_running 3
                # HELP geotraffic_operator_monitor_condition Whether a condition of a resource is True.
                # TYPE geotraffic_operator_monitor_condition gauge
                geotraffic_operator_monitor_condition{monitor="east",type="Ready"} 1
                geotraffic_operator_monitor_condition{monitor="east",type="GeoIPDatabaseAvailable"} 0
                geotraffic_operator_monitor_condition{monitor="north",type="Ready"} 0
                geotraffic_operator_monitor_condition{monitor="west",type="Ready"} 1
                # HELP geotraffic_operator_monitor_ready Whether the agent of every node of a resource counts, by its present generation.
                # TYPE geotraffic_operator_monitor_ready gauge
                geotraffic_operator_monitor_ready{monitor="east"} 1
                geotraffic_operator_monitor_ready{monitor="new"} 0
                geotraffic_operator_monitor_ready{monitor="north"} 0
                geotraffic_operator_monitor_ready{monitor="west"} 0
                # HELP geotraffic_operator_monitor_nodes Nodes of a resource, by what their agents are.
                # TYPE geotraffic_operator_monitor_nodes gauge
                geotraffic_operator_monitor_nodes{monitor="east",state="available"} 1
                geotraffic_operator_monitor_nodes{monitor="east",state="desired"} 4
                geotraffic_operator_monitor_nodes{monitor="east",state="ready"} 2
                geotraffic_operator_monitor_nodes{monitor="east",state="updated"} 3
                geotraffic_operator_monitor_nodes{monitor="north",state="available"} 0
                geotraffic_operator_monitor_nodes{monitor="north",state="desired"} 0
                geotraffic_operator_monitor_nodes{monitor="north",state="ready"} 0
                geotraffic_operator_monitor_nodes{monitor="north",state="updated"} 0
                geotraffic_operator_monitor_nodes{monitor="west",state="available"} 1
                geotraffic_operator_monitor_nodes{monitor="west",state="desired"} 1
                geotraffic_operator_monitor_nodes{monitor="west",state="ready"} 1
                geotraffic_operator_monitor_nodes{monitor="west",state="updated"} 1
                # HELP geotraffic_operator_monitor_uncounted_node Nodes of a resource that should be counted and are not, as its status names them.
                # TYPE geotraffic_operator_monitor_uncounted_node gauge
                geotraffic_operator_monitor_uncounted_node{monitor="east",node="n7",reason="UnsupportedKernel"} 1
                geotraffic_operator_monitor_uncounted_node{monitor="east",node="n2",reason="Starting"} 1
                # HELP geotraffic_operator_api_requests_total Requests that the API server answered.
                # TYPE geotraffic_operator_api_requests_total counter
                geotraffic_operator_api_requests_total{code="200",method="GET"} 9
                geotraffic_operator_api_requests_total{code="404",method="GET"} 2
                geotraffic_operator_api_requests_total{code="200",method="PATCH"} 5
                # HELP geotraffic_operator_watch_up Whether objects of a kind are seen as they are now.
                # TYPE geotraffic_operator_watch_up gauge
                geotraffic_operator_watch_up{kind="DaemonSet"} 1
                geotraffic_operator_watch_up{kind="Pod"} 0
                # HELP geotraffic_operator_leader Whether this process is the one that writes.
                # TYPE geotraffic_operator_leader gauge
                geotraffic_operator_leader 1
                # HELP geotraffic_operator_build_info Which version of the operator this is.
                # TYPE geotraffic_operator_build_info gauge
                geotraffic_operator_build_info{revision="abc",version="1.2.3"} 1
                # HELP process_cpu_seconds_total Time that the process has used of CPUs.
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total 1.5
                # HELP process_start_time_seconds When the process was started.
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1.76364000025E9
                # HELP process_resident_memory_bytes Memory of the process that is in RAM.
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes 60000000
                # HELP process_virtual_memory_bytes Memory that the process has asked for.
                # TYPE process_virtual_memory_bytes gauge
                process_virtual_memory_bytes 2000000000
                # HELP process_open_fds Open file descriptors.
                # TYPE process_open_fds gauge
                process_open_fds 30
                # HELP process_max_fds File descriptors that may be open.
                # TYPE process_max_fds gauge
                process_max_fds 1024
                """, written(Format.TEXT, LEADING));
    }

    /** It knows of no monitors, and watches nothing. */
    @Test
    void tellsWhatThereIsOfAStandBy() {
        assertEquals("""
                # TYPE geotraffic_operator_reconciles counter
                # HELP geotraffic_operator_reconciles Reconciles of resources.
                geotraffic_operator_reconciles_total{result="error"} 0
                geotraffic_operator_reconciles_total{result="success"} 0
                # TYPE geotraffic_operator_reconcile_duration_seconds histogram
                # HELP geotraffic_operator_reconcile_duration_seconds How long reconciles took.
                geotraffic_operator_reconcile_duration_seconds_bucket{le="0.1"} 0
                geotraffic_operator_reconcile_duration_seconds_bucket{le="1.0"} 0
                geotraffic_operator_reconcile_duration_seconds_bucket{le="+Inf"} 0
                geotraffic_operator_reconcile_duration_seconds_count 0
                geotraffic_operator_reconcile_duration_seconds_sum 0.0
                # TYPE geotraffic_operator_queue_length gauge
                # HELP geotraffic_operator_queue_length Resources that wait to be reconciled.
                geotraffic_operator_queue_length 0
                # TYPE geotraffic_operator_reconciles_running gauge
                # HELP geotraffic_operator_reconciles_running Resources that are being reconciled.
                geotraffic_operator_reconciles_running 0
                # TYPE geotraffic_operator_leader gauge
                # HELP geotraffic_operator_leader Whether this process is the one that writes.
                geotraffic_operator_leader 0
                # TYPE geotraffic_operator_build info
                # HELP geotraffic_operator_build Which version of the operator this is.
                geotraffic_operator_build_info{revision="abc",version="1.2.3"} 1
                # TYPE process_cpu_seconds counter
                # HELP process_cpu_seconds Time that the process has used of CPUs.
                process_cpu_seconds_total 1.5
                # TYPE process_start_time_seconds gauge
                # HELP process_start_time_seconds When the process was started.
                process_start_time_seconds 1.76364000025E9
                # TYPE process_resident_memory_bytes gauge
                # HELP process_resident_memory_bytes Memory of the process that is in RAM.
                process_resident_memory_bytes 60000000
                # TYPE process_virtual_memory_bytes gauge
                # HELP process_virtual_memory_bytes Memory that the process has asked for.
                process_virtual_memory_bytes 2000000000
                # TYPE process_open_fds gauge
                # HELP process_open_fds Open file descriptors.
                process_open_fds 30
                # TYPE process_max_fds gauge
                # HELP process_max_fds File descriptors that may be open.
                process_max_fds 1024
                # EOF
                """, written(Format.OPEN_METRICS, Snapshots.standBy()));
    }

    @Test
    void promtoolFindsNothingWrong() throws Exception {
        Promtool.Verdict verdict = Promtool.judgeText(written(Format.TEXT, LEADING), "check", "metrics");
        assertEquals("", verdict.said());
        assertEquals(0, verdict.status());
    }
}
