package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategyBuilder;
import io.geotraffic.operator.api.v1alpha1.UpdateStrategy;
import io.geotraffic.operator.plan.AgentPlan;

/** An agent on each node. */
public final class AgentDaemonSet {
    private AgentDaemonSet() {}

    public static DaemonSet of(AgentPlan plan) {
        return new DaemonSetBuilder()
                .withMetadata(AgentLabels.metadata(plan))
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(AgentLabels.selector(plan.monitor()))
                .endSelector()
                .withUpdateStrategy(updateStrategy(plan.spec().agent().updateStrategy()))
                .withTemplate(AgentPod.of(plan))
                .endSpec()
                .build();
    }

    /** No surge: the port of a node is there once. */
    private static DaemonSetUpdateStrategy updateStrategy(UpdateStrategy strategy) {
        return switch (strategy.type()) {
            case ON_DELETE ->
                new DaemonSetUpdateStrategyBuilder().withType("OnDelete").build();
            case ROLLING_UPDATE ->
                new DaemonSetUpdateStrategyBuilder()
                        .withType("RollingUpdate")
                        .withNewRollingUpdate()
                        .withMaxUnavailable(strategy.maxUnavailable())
                        .withMaxSurge(new IntOrString(0))
                        .endRollingUpdate()
                        .build();
        };
    }
}
