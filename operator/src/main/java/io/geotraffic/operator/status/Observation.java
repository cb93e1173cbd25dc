package io.geotraffic.operator.status;

import io.geotraffic.operator.plan.AgentPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that was seen when a monitor was reconciled. Immutable.
 *
 * @param plan what was asked for
 * @param generation of the resource that this is about
 * @param refusal what the API server said when it did not take what the plan asks for
 * @param monitoring what has become of what Prometheus and Grafana are to be given
 * @param uncounted nodes that should be counted and are not, as far as they can be told
 */
public record Observation(
        AgentPlan plan,
        long generation,
        Optional<String> refusal,
        Rollout rollout,
        List<UncountedNode> uncounted,
        DatabaseFinding database,
        MonitoringFinding monitoring) {
    public Observation {
        // Those that need somebody come first, for there may be more than are shown.
        uncounted = uncounted.stream()
                .sorted(Comparator.comparing(
                                (UncountedNode node) -> !node.reason().isFailure())
                        .thenComparing(UncountedNode::name))
                .toList();
    }

    /** Nothing is going to change unless something that is watched does. */
    public boolean isSettled() {
        boolean isForOthers = uncounted.isEmpty() && (!rollout.observed() || rollout.desired() == 0);
        return refusal.isEmpty() && !isMonitoringRefused() && (rollout.isComplete() || isForOthers);
    }

    /** A kind that is not there is looked for by others. */
    private boolean isMonitoringRefused() {
        return monitoring instanceof MonitoringFinding.Unavailable unavailable
                && unavailable.reason() == MonitoringFinding.Reason.OBJECTS_REFUSED;
    }

    /** Those that somebody has to do something about. */
    List<UncountedNode> failures() {
        return uncounted.stream().filter(node -> node.reason().isFailure()).toList();
    }
}
