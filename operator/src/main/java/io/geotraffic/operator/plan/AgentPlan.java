package io.geotraffic.operator.plan;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorSpec;
import java.util.Objects;
import java.util.Optional;

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
    private static final String NAME_PREFIX = "geotraffic-agent-";

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
        return NAME_PREFIX + monitor;
    }

    /** The name of the ConfigMap of dashboards: not one that somebody would give a database's. */
    public String dashboardsName() {
        return name() + "-dashboards";
    }

    /** The monitor that something of this name was made for. */
    public static Optional<String> monitorOf(String name) {
        return name.startsWith(NAME_PREFIX) ? Optional.of(name.substring(NAME_PREFIX.length())) : Optional.empty();
    }
}
