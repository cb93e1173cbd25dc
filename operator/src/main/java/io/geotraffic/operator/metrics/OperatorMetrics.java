package io.geotraffic.operator.metrics;

import io.fabric8.kubernetes.api.model.Condition;
import io.geotraffic.http.exposition.Exposition;
import io.geotraffic.http.process.ProcessMetrics;
import io.geotraffic.http.process.ProcessUsage;
import io.geotraffic.operator.api.v1alpha1.AgentsStatus;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import io.geotraffic.operator.status.Readiness;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that a scrape gets. Names and meaning are those of {@code docs/metrics.md}. */
public final class OperatorMetrics {
    private OperatorMetrics() {}

    public static void write(OperatorSnapshot snapshot, ProcessUsage usage, Exposition out) {
        writeReconciles(snapshot.reconciles(), out);
        writeMonitors(snapshot.monitors(), out);
        writeApi(snapshot, out);
        out.gauges("geotraffic_operator_leader", "Whether this process is the one that writes.")
                .sample(one(snapshot.leads()));
        out.infos("geotraffic_operator_build", "Which version of the operator this is.")
                .sample(1, "revision", snapshot.revision(), "version", snapshot.version());
        ProcessMetrics.write(usage, out);
    }

    private static void writeReconciles(ReconcileCounts counts, Exposition out) {
        out.counters("geotraffic_operator_reconciles", "Reconciles of resources.")
                .sample(counts.errors(), "result", "error")
                .sample(counts.successes(), "result", "success");
        out.histograms("geotraffic_operator_reconcile_duration_seconds", "How long reconciles took.")
                .sample(counts.seconds());
        out.gauges("geotraffic_operator_queue_length", "Resources that wait to be reconciled.")
                .sample(counts.waiting());
        out.gauges("geotraffic_operator_reconciles_running", "Resources that are being reconciled.")
                .sample(counts.running());
    }

    private static void writeMonitors(List<GeoTrafficMonitor> monitors, Exposition out) {
        List<GeoTrafficMonitor> sorted = monitors.stream()
                .sorted(Comparator.comparing(monitor -> monitor.getMetadata().getName()))
                .toList();
        out.gauges("geotraffic_operator_monitor_condition", "Whether a condition of a resource is True.");
        for (GeoTrafficMonitor monitor : sorted) {
            for (Condition condition : conditions(monitor)) {
                out.sample(
                        one("True".equals(condition.getStatus())),
                        "monitor",
                        monitor.getMetadata().getName(),
                        "type",
                        condition.getType());
            }
        }
        out.gauges(
                "geotraffic_operator_monitor_ready",
                "Whether the agent of every node of a resource counts, by its present generation.");
        sorted.forEach(monitor -> out.sample(
                one(isReady(monitor)), "monitor", monitor.getMetadata().getName()));
        out.gauges("geotraffic_operator_monitor_nodes", "Nodes of a resource, by what their agents are.");
        sorted.forEach(monitor -> agents(monitor).ifPresent(agents -> writeNodes(monitor, agents, out)));
        out.gauges(
                "geotraffic_operator_monitor_uncounted_node",
                "Nodes of a resource that should be counted and are not, as its status names them.");
        for (GeoTrafficMonitor monitor : sorted) {
            for (NodeStatus node : nodes(monitor)) {
                out.sample(1, "monitor", monitor.getMetadata().getName(), "node", node.name(), "reason", node.reason());
            }
        }
    }

    private static void writeNodes(GeoTrafficMonitor monitor, AgentsStatus agents, Exposition out) {
        String name = monitor.getMetadata().getName();
        out.sample(agents.available(), "monitor", name, "state", "available")
                .sample(agents.desired(), "monitor", name, "state", "desired")
                .sample(agents.ready(), "monitor", name, "state", "ready")
                .sample(agents.updated(), "monitor", name, "state", "updated");
    }

    private static void writeApi(OperatorSnapshot snapshot, Exposition out) {
        out.counters("geotraffic_operator_api_requests", "Requests that the API server answered.");
        snapshot.requests()
                .forEach((request, count) ->
                        out.sample(count, "code", Integer.toString(request.status()), "method", request.method()));
        out.gauges("geotraffic_operator_watch_up", "Whether objects of a kind are seen as they are now.");
        snapshot.watches().forEach((kind, up) -> out.sample(one(up), "kind", kind));
    }

    private static boolean isReady(GeoTrafficMonitor monitor) {
        GeoTrafficMonitorStatus status = monitor.getStatus();
        return status != null
                && status.observedGeneration() == monitor.getMetadata().getGeneration()
                && Readiness.isTrue(status);
    }

    private static List<Condition> conditions(GeoTrafficMonitor monitor) {
        return Optional.ofNullable(monitor.getStatus())
                .map(GeoTrafficMonitorStatus::conditions)
                .orElseGet(List::of);
    }

    private static List<NodeStatus> nodes(GeoTrafficMonitor monitor) {
        return Optional.ofNullable(monitor.getStatus())
                .map(GeoTrafficMonitorStatus::nodes)
                .orElseGet(List::of);
    }

    private static Optional<AgentsStatus> agents(GeoTrafficMonitor monitor) {
        return Optional.ofNullable(monitor.getStatus()).map(GeoTrafficMonitorStatus::agents);
    }

    private static long one(boolean yes) {
        return yes ? 1 : 0;
    }
}
