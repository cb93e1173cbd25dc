package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A field of the resource's spec.
 *
 * @param path such as {@code spec.interfaces}, with {@code []} behind it for items, and {@code {}} for values
 * @param around makes a spec that has nothing but a value of this field
 */
record SpecField(String path, JsonNode schema, UnaryOperator<Object> around) {
    /** What stands for any key of a map. */
    private static final String KEY = "key";

    /** All of them. */
    static List<SpecField> all() {
        List<SpecField> fields = new ArrayList<>();
        new SpecField("spec", MonitorCrd.specSchema(), UnaryOperator.identity()).collect(fields);
        return fields;
    }

    /** As in messages. */
    String examplePath() {
        return path.replace("[]", "[0]").replace("{}", "." + KEY);
    }

    /** Whether its type is one of Kubernetes' own. */
    boolean isKubernetes() {
        return path.startsWith("spec.agent.affinity.") || path.startsWith("spec.agent.tolerations[]");
    }

    @Override
    public String toString() {
        return path;
    }

    private void collect(List<SpecField> fields) {
        fields.add(this);
        schema.path("properties")
                .properties()
                .forEach(property -> part(
                                "." + property.getKey(), property.getValue(), value -> Map.of(property.getKey(), value))
                        .collect(fields));
        if (schema.has("items")) {
            part("[]", schema.get("items"), List::of).collect(fields);
        }
        if (schema.has("additionalProperties")) {
            part("{}", schema.get("additionalProperties"), value -> Map.of(KEY, value))
                    .collect(fields);
        }
    }

    private SpecField part(String suffix, JsonNode partSchema, UnaryOperator<Object> within) {
        return new SpecField(path + suffix, partSchema, value -> around.apply(within.apply(value)));
    }
}
