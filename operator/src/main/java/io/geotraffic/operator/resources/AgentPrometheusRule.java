package io.geotraffic.operator.resources;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRuleBuilder;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.rules.RuleGroups;

/** What Prometheus reckons of the agents' metrics, and warns of. */
public final class AgentPrometheusRule {
    private AgentPrometheusRule() {}

    public static PrometheusRule of(AgentPlan plan) {
        return new PrometheusRuleBuilder()
                .withMetadata(AgentLabels.metadata(
                        plan, plan.spec().monitoring().prometheusRule().labels()))
                .withNewSpec()
                .withGroups(RuleGroups.of(plan))
                .endSpec()
                .build();
    }
}
