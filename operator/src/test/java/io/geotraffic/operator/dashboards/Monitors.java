package io.geotraffic.operator.dashboards;

import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.util.SortedMap;

/** Dashboards of monitors that tests make up. */
final class Monitors {
    static final String LONGEST = "a-name-of-forty-characters-as-long-as-it";

    private Monitors() {}

    /** @param spec in YAML's flow style */
    static SortedMap<String, String> dashboards(String monitor, String spec) {
        return Dashboards.of(
                AgentPlan.of(Admission.monitor(monitor, spec), new OperatorDefaults("geotraffic", "agent:1")));
    }

    static SortedMap<String, String> dashboards() {
        return dashboards("egress", "{monitoring: {prometheusRule: {allowedCountries: [FR, DE]}}}");
    }
}
