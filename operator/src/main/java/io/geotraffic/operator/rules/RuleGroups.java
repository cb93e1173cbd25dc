package io.geotraffic.operator.rules;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.RuleGroup;
import io.fabric8.openshift.api.model.monitoring.v1.RuleGroupBuilder;
import io.geotraffic.operator.api.v1alpha1.PrometheusRuleSpec;
import io.geotraffic.operator.plan.AgentPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of a monitor. Each selects its series alone, so those of several monitors never mix. */
public final class RuleGroups {
    /**
     * A mean of seven days hardly moves, and takes longer to reckon than all else. Two of these are still
     * less than the 5 minutes after which Prometheus takes a series to have ended.
     */
    private static final String USUAL_INTERVAL = "2m";

    /** It looks back over an hour, and takes seconds where much is forbidden on hundreds of nodes. */
    private static final String RESIDENCY_INTERVAL = "1m";

    private RuleGroups() {}

    public static List<RuleGroup> of(AgentPlan plan) {
        MonitorSeries series = new MonitorSeries(plan.monitor());
        return Stream.of(
                        Stream.of(
                                group(plan, "rates").withRules(Rates.of(series)),
                                group(plan, "usual")
                                        .withInterval(USUAL_INTERVAL)
                                        .withRules(UsualEgress.mean(series)),
                                group(plan, "alerts").withRules(alerts(series, plan))),
                        residency(series, plan).stream())
                .flatMap(groups -> groups)
                .map(RuleGroupBuilder::build)
                .toList();
    }

    /** By itself, for of all alerts it alone looks at each series of each node, and no other is to wait for it. */
    private static Optional<RuleGroupBuilder> residency(MonitorSeries series, AgentPlan plan) {
        return Residency.alert(
                        series,
                        plan.spec().monitoring().prometheusRule().allowedCountries(),
                        plan.spec().geoip().privateCountry())
                .map(alert -> group(plan, "residency")
                        .withInterval(RESIDENCY_INTERVAL)
                        .withRules(alert.rule()));
    }

    private static RuleGroupBuilder group(AgentPlan plan, String name) {
        return new RuleGroupBuilder().withName("geotraffic." + plan.monitor() + "." + name);
    }

    private static List<Rule> alerts(MonitorSeries series, AgentPlan plan) {
        PrometheusRuleSpec spec = plan.spec().monitoring().prometheusRule();
        String privateCountry = plan.spec().geoip().privateCountry();
        return Stream.of(
                        CoverageAlerts.of(series),
                        CountingAlerts.of(series),
                        DatabaseAlerts.of(series),
                        List.of(UsualEgress.alert(series, spec.unusualEgress(), privateCountry)))
                .flatMap(List::stream)
                .map(Alert::rule)
                .toList();
    }
}
