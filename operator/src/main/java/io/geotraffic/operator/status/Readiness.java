package io.geotraffic.operator.status;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition Ready: true exactly if this generation was observed, at least one agent is desired, and the
 * agent of every desired node is updated and ready.
 */
public final class Readiness {
    static final String TYPE = "Ready";
    static final String NO_NODES = "NoNodes";
    static final String NO_NODES_MESSAGE =
            "no node is to have an agent; see spec.agent.nodeSelector, affinity and tolerations";

    private Readiness() {}

    /** Whether it is what the status says. */
    public static boolean isTrue(@Nullable GeoTrafficMonitorStatus status) {
        return status != null
                && status.conditions().stream()
                        .anyMatch(condition -> condition.getType().equals(TYPE)
                                && condition.getStatus().equals("True"));
    }

    static Verdict of(Observation observation) {
        Rollout rollout = observation.rollout();
        if (observation.refusal().isPresent()) {
            return Verdict.no("ResourcesRefused", observation.refusal().get());
        }
        if (!rollout.observed()) {
            return Verdict.no("RolloutPending", "the DaemonSet's controller has yet to see what was asked for");
        }
        if (rollout.desired() == 0) {
            return Verdict.no(NO_NODES, NO_NODES_MESSAGE);
        }
        if (rollout.isComplete()) {
            return Verdict.yes("AllNodesCount", Count.nodes(rollout.desired(), "counts", "count"));
        }
        if (rollout.ready() < rollout.desired()) {
            return Verdict.no("NodesNotCounting", notCounting(rollout, observation.uncounted()));
        }
        return Verdict.no(
                "AgentsNotUpdated",
                "all nodes count, and %d of %d have the agent that this generation asks for"
                        .formatted(rollout.updated(), rollout.desired()));
    }

    private static String notCounting(Rollout rollout, List<UncountedNode> nodes) {
        return "%d of %d nodes count%s"
                .formatted(rollout.ready(), rollout.desired(), nodes.isEmpty() ? "" : "; " + NodeList.of(nodes));
    }
}
