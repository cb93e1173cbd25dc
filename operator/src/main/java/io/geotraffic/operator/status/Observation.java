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
 * @param uncounted nodes that should be counted and are not, as far as they can be told
 */
public record Observation(
        AgentPlan plan,
        long generation,
        Optional<String> refusal,
        Rollout rollout,
        List<UncountedNode> uncounted,
        DatabaseFinding database) {
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
        return refusal.isEmpty() && (rollout.isComplete() || isForOthers);
    }

    /** Those that somebody has to do something about. */
    List<UncountedNode> failures() {
        return uncounted.stream().filter(node -> node.reason().isFailure()).toList();
    }
}
