package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.status.MonitoringFinding;
import io.geotraffic.operator.status.Observation;
import io.geotraffic.operator.status.Rollout;
import io.geotraffic.operator.status.UncountedNode;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sees how a monitor's agents and its database are. */
final class Observer {
    private final AgentPods pods;
    private final DatabaseConfigMaps configMaps;
    private final DatabaseReader databases;
    private final NodeSurvey nodes;
    private final IndexedResourceCache<GeoTrafficMonitor> monitors;

    Observer(EventSourceContext<GeoTrafficMonitor> context, String namespace, Clock clock) {
        KubernetesClient client = context.getClient();
        pods = new AgentPods(context, namespace);
        configMaps = new DatabaseConfigMaps(context, namespace);
        databases = new DatabaseReader(client, configMaps, namespace);
        nodes = new NodeSurvey(client, new ReadinessQuestion(), clock);
        monitors = context.getPrimaryCache();
    }

    List<EventSource<?, GeoTrafficMonitor>> eventSources() {
        return List.of(pods.eventSource(), configMaps.eventSource());
    }

    /**
     * @param refusal what the API server said, if it did not take what the plan asks for
     * @param monitoring what has become of what Prometheus and Grafana are to be given
     */
    Observation observe(
            AgentPlan plan,
            long generation,
            Optional<String> refusal,
            Optional<DaemonSet> daemonSet,
            MonitoringFinding monitoring) {
        Rollout rollout = daemonSet.map(Rollout::of).orElse(Rollout.NONE);
        List<UncountedNode> uncounted = daemonSet
                .filter(_ -> !rollout.isComplete())
                .map(set -> nodes.survey(plan, set, pods.of(plan.monitor()), rivals(plan)))
                .orElseGet(List::of);
        return new Observation(
                plan, generation, refusal, rollout, uncounted, databases.find(plan.database()), monitoring);
    }

    /** Other monitors that ask for the same port. */
    private List<String> rivals(AgentPlan plan) {
        int port = plan.spec().agent().port();
        return monitors.list(other -> other.getSpec().agent().port() == port)
                .map(other -> other.getMetadata().getName())
                .filter(name -> !name.equals(plan.monitor()))
                .sorted()
                .toList();
    }
}
