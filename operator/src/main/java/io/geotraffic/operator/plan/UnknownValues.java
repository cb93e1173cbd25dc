package io.geotraffic.operator.plan;

import io.geotraffic.operator.api.v1alpha1.AgentSpec;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorSpec;
import io.geotraffic.operator.api.v1alpha1.RelabelAction;
import io.geotraffic.operator.api.v1alpha1.ServiceMonitorSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words of a resource that only a newer release knows, whose CRD has been applied before its operator. */
public final class UnknownValues {
    private UnknownValues() {}

    /** In one line, the first that there is. */
    public static Optional<String> of(GeoTrafficMonitorSpec spec) {
        AgentSpec agent = spec.agent();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("spec.aggregation", spec.aggregation());
        values.put("spec.agent.logLevel", agent.logLevel());
        values.put("spec.agent.security", agent.security());
        values.put("spec.agent.updateStrategy.type", agent.updateStrategy().type());
        if (agent.webConfig() != null) {
            values.put("spec.agent.webConfig.scheme", agent.webConfig().scheme());
        }
        return values.entrySet().stream()
                .filter(value -> value.getValue() == null)
                .map(value -> unknown(value.getKey()))
                .findFirst()
                .or(() -> ofRelabelings(spec.monitoring().serviceMonitor()));
    }

    private static Optional<String> ofRelabelings(ServiceMonitorSpec serviceMonitor) {
        boolean all = Stream.concat(serviceMonitor.relabelings().stream(), serviceMonitor.metricRelabelings().stream())
                .allMatch(each -> (@Nullable RelabelAction) each.action() != null);
        return all ? Optional.empty() : Optional.of(unknown("spec.monitoring.serviceMonitor: action of a relabeling"));
    }

    private static String unknown(String field) {
        return field + " has a value that this release does not know; upgrade the operator, or change it";
    }
}
