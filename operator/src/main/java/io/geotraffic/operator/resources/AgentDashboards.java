package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.geotraffic.operator.api.v1alpha1.DashboardsSpec;
import io.geotraffic.operator.dashboards.Dashboards;
import io.geotraffic.operator.plan.AgentPlan;

/** The dashboards in a ConfigMap, as the sidecar of Grafana's chart looks for them. */
public final class AgentDashboards {
    private AgentDashboards() {}

    public static ConfigMap of(AgentPlan plan) {
        DashboardsSpec spec = plan.spec().monitoring().dashboards();
        return new ConfigMapBuilder()
                .withMetadata(AgentLabels.metadata(plan, spec.labels()))
                .editMetadata()
                .withName(plan.dashboardsName())
                .withAnnotations(spec.annotations())
                .endMetadata()
                .withData(Dashboards.of(plan))
                .build();
    }
}
