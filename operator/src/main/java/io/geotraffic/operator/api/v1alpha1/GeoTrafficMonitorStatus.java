package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How it is. */
public record GeoTrafficMonitorStatus(
        @JsonPropertyDescription("The generation of the resource that this is about.")
        long observedGeneration,

        @JsonPropertyDescription(
                "Ready, AgentsProgressing, GeoIPDatabaseAvailable, MonitoringAvailable (where monitoring is asked for) and Degraded; their reasons and ways out are in docs/operator.md.")
        @Size(max = 16)
        List<Condition> conditions,

        @JsonPropertyDescription("How many agents there are.")
        AgentsStatus agents,

        @JsonPropertyDescription("Nodes that do not count, and why: 20 at most, though there may be more.")
        @Size(max = 20)
        List<NodeStatus> nodes,

        @JsonPropertyDescription("The country database, where the operator can see it: in a ConfigMap.") @Nullable
        GeoipStatus geoip) {
    /** Empty lists are left out when it is written, so they may be missing when it is read. */
    public GeoTrafficMonitorStatus {
        conditions = Objects.requireNonNullElse(conditions, List.of());
        nodes = Objects.requireNonNullElse(nodes, List.of());
    }
}
