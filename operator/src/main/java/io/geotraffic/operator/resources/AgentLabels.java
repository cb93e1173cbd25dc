package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.geotraffic.operator.plan.AgentPlan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The recommended labels, by which everything of a monitor is found. */
public final class AgentLabels {
    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String OPERATOR = "geotraffic-operator";

    /** What the operator's own objects do not have, though somebody installs them with the same name. */
    public static final String SELECTS_AGENTS = MANAGED_BY + "=" + OPERATOR;

    private static final String NAME = "app.kubernetes.io/name";
    private static final String AGENT = "geotraffic-agent";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final String PART_OF = "app.kubernetes.io/part-of";

    private AgentLabels() {}

    /** What never changes in the life of a monitor: a DaemonSet's selector cannot. */
    public static Map<String, String> selector(String monitor) {
        return new TreeMap<>(Map.of(NAME, AGENT, INSTANCE, monitor));
    }

    static Map<String, String> all(String monitor) {
        Map<String, String> labels = selector(monitor);
        labels.put(MANAGED_BY, OPERATOR);
        labels.put(PART_OF, "geotraffic");
        return labels;
    }

    static ObjectMeta metadata(AgentPlan plan) {
        return metadata(plan, Map.of());
    }

    /** @param further by which others select it; never one of those above */
    static ObjectMeta metadata(AgentPlan plan, Map<String, String> further) {
        Map<String, String> labels = all(plan.monitor());
        labels.putAll(further);
        return new ObjectMetaBuilder()
                .withName(plan.name())
                .withNamespace(plan.namespace())
                .withLabels(labels)
                .build();
    }

    /** The monitor that an object was made for. */
    public static Optional<String> monitor(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Optional.empty() : Optional.ofNullable(labels.get(INSTANCE));
    }
}
