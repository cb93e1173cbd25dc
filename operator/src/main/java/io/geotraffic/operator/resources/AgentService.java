package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.geotraffic.operator.plan.AgentPlan;

/** Lists the agents for who scrapes them, and those that are not ready too: they tell of what they count. */
public final class AgentService {
    private AgentService() {}

    public static Service of(AgentPlan plan) {
        return new ServiceBuilder()
                .withMetadata(AgentLabels.metadata(plan))
                .withNewSpec()
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .withSelector(AgentLabels.selector(plan.monitor()))
                .addNewPort()
                .withName(AgentContainer.PORT_NAME)
                .withProtocol("TCP")
                .withPort(plan.spec().agent().port())
                .withTargetPort(new IntOrString(AgentContainer.PORT_NAME))
                .endPort()
                .endSpec()
                .build();
    }
}
