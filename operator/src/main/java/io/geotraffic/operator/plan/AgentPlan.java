package io.geotraffic.operator.plan;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorSpec;
import java.util.Objects;

/**
 * The agents of one monitor. Immutable.
 *
 * @param monitor the resource's name
 * @param namespace where they run
 * @param image what they run
 * @param database where they find countries
 * @param spec all else, whose defaults the API server has filled in
 */
public record AgentPlan(
        String monitor, String namespace, String image, DatabaseSource database, GeoTrafficMonitorSpec spec) {
    public static AgentPlan of(GeoTrafficMonitor monitor, OperatorDefaults defaults) {
        GeoTrafficMonitorSpec spec = monitor.getSpec();
        return new AgentPlan(
                monitor.getMetadata().getName(),
                defaults.namespace(),
                Objects.requireNonNullElse(spec.agent().image(), defaults.agentImage()),
                DatabaseSource.of(spec.geoip()),
                spec);
    }

    /**
     * The name of all that is made for the monitor. 57 characters at most, so that it may be a label's value,
     * and never that of anything of the operator itself.
     */
    public String name() {
        return "geotraffic-agent-" + monitor;
    }
}
