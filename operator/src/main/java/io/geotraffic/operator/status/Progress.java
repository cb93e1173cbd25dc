package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.geotraffic.operator.api.v1alpha1.UpdateStrategy;
import io.geotraffic.operator.api.v1alpha1.UpdateStrategyType;

/** The condition AgentsProgressing: whether agents are being made or replaced, with nobody doing anything. */
final class Progress {
    static final String TYPE = "AgentsProgressing";

    private Progress() {}

    static Verdict of(Observation observation) {
        Rollout rollout = observation.rollout();
        if (observation.refusal().isPresent()) {
            return Verdict.no("ResourcesRefused", "agents stay as they were: see Degraded");
        }
        if (!rollout.observed()) {
            return Verdict.yes("RolloutPending", "the DaemonSet's controller has yet to see what was asked for");
        }
        if (rollout.updated() < rollout.desired()) {
            return replacement(observation);
        }
        // The two come from different watches, and one may be ahead of the other.
        int starting = Math.max(
                0, rollout.desired() - rollout.ready() - observation.failures().size());
        return starting == 0
                ? Verdict.no("RolloutComplete", "all agents are as this generation asks for")
                : Verdict.yes("AgentsStarting", Count.nodes(starting, "gets its agent", "get their agents"));
    }

    private static Verdict replacement(Observation observation) {
        Rollout rollout = observation.rollout();
        UpdateStrategy strategy = observation.plan().spec().agent().updateStrategy();
        String progress = "%d of %d nodes have the agent that this generation asks for"
                .formatted(rollout.updated(), rollout.desired());
        if (strategy.type() == UpdateStrategyType.ON_DELETE) {
            return Verdict.no(
                    "WaitsForDeletion",
                    progress + "; spec.agent.updateStrategy is OnDelete: the others are replaced when deleted");
        }
        if (observation.failures().size() >= mostUnavailable(strategy.maxUnavailable(), rollout.desired())) {
            return Verdict.no(
                    "RolloutBlocked", progress + "; no more are replaced while " + NodeList.of(observation.failures()));
        }
        return Verdict.yes("RollingOut", progress);
    }

    /** As the DaemonSet's controller reckons: a share is rounded up. */
    private static int mostUnavailable(IntOrString most, int desired) {
        if (most.getIntVal() != null) {
            return most.getIntVal();
        }
        int percent = Integer.parseInt(most.getStrVal().replace("%", ""));
        return Math.ceilDiv(desired * percent, 100);
    }
}
