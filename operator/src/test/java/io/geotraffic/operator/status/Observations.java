package io.geotraffic.operator.status;

import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What may have been seen. */
final class Observations {
    static final long GENERATION = 3;

    static final DatabaseFinding SOUND =
            new DatabaseFinding.Sound("GeoLite2-Country", Instant.parse("2026-11-17T12:00:00Z"), 912_345);

    static final DatabaseFinding MISSING = new DatabaseFinding.Missing(
            DatabaseFinding.Reason.NOT_CONFIGURED, "no country database is configured; set spec.geoip.configMap.name");

    static final DatabaseFinding HIDDEN = new DatabaseFinding.OutOfSight("/usr/share/GeoIP/country.mmdb of each node");

    static final MonitoringFinding NOT_ASKED = new MonitoringFinding.NotAsked();

    static final MonitoringFinding APPLIED = new MonitoringFinding.Applied(List.of("ServiceMonitor", "PrometheusRule"));

    static final MonitoringFinding KIND_NOT_FOUND = new MonitoringFinding.Unavailable(
            MonitoringFinding.Reason.KIND_NOT_FOUND, "the cluster has no ServiceMonitor of monitoring.coreos.com/v1");

    static final String REFUSAL = "the API server refuses the DaemonSet: spec.template is invalid";

    private Observations() {}

    static AgentPlan plan(String spec) {
        return AgentPlan.of(Admission.monitor("egress", spec), new OperatorDefaults("geotraffic", "agent:1.2.3"));
    }

    static Observation observation(Rollout rollout, UncountedNode... nodes) {
        return observation("{}", rollout, nodes);
    }

    static Observation observation(String spec, Rollout rollout, UncountedNode... nodes) {
        return new Observation(plan(spec), GENERATION, Optional.empty(), rollout, List.of(nodes), SOUND, NOT_ASKED);
    }

    static Observation observation(Rollout rollout, DatabaseFinding database, UncountedNode... nodes) {
        return new Observation(plan("{}"), GENERATION, Optional.empty(), rollout, List.of(nodes), database, NOT_ASKED);
    }

    static Observation observation(Rollout rollout, MonitoringFinding monitoring) {
        return new Observation(plan("{}"), GENERATION, Optional.empty(), rollout, List.of(), SOUND, monitoring);
    }

    /** What there was before goes on. */
    static Observation refused(Rollout rollout, UncountedNode... nodes) {
        return new Observation(plan("{}"), GENERATION, Optional.of(REFUSAL), rollout, List.of(nodes), SOUND, NOT_ASKED);
    }

    static UncountedNode old(String name) {
        return new UncountedNode(name, NodeReason.UNSUPPORTED_KERNEL, "Linux 6.1 lacks TCX programs");
    }

    static UncountedNode starting(String name) {
        return new UncountedNode(name, NodeReason.STARTING, "its pod is being made ready");
    }

    static UncountedNode ending(String name) {
        return new UncountedNode(name, NodeReason.ENDING, "the former agent ends, then one follows");
    }
}
