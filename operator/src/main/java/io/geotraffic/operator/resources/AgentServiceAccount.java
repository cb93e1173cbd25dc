package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.geotraffic.operator.plan.AgentPlan;

/** Who the agents are. They may do nothing in the cluster, and have no token to ask with. */
public final class AgentServiceAccount {
    private AgentServiceAccount() {}

    public static ServiceAccount of(AgentPlan plan) {
        return new ServiceAccountBuilder()
                .withMetadata(AgentLabels.metadata(plan))
                .withAutomountServiceAccountToken(false)
                .build();
    }
}
