package io.geotraffic.operator.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills in the defaults of a structural schema as the API server does
 * (k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting): what is not given takes its default, and
 * so does what is in objects that are given or were defaulted themselves. A null that may not be one counts
 * as not given. What the schema does not know is refused, as {@code kubectl} does.
 */
final class SchemaDefaults {
    private SchemaDefaults() {}

    static void fill(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            fillObject(object, schema);
        } else if (value instanceof ArrayNode items) {
            items.forEach(item -> fill(item, schema.path("items")));
        }
    }

    private static void fillObject(ObjectNode object, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            fillProperty(object, property.getKey(), property.getValue());
        }
        for (String name : names(object)) {
            if (properties.has(name)) {
                fill(object.path(name), properties.path(name));
            } else if (schema.has("additionalProperties")) {
                fill(object.path(name), schema.path("additionalProperties"));
            } else {
                throw new IllegalArgumentException("unknown field " + name + " in " + object);
            }
        }
    }

    private static void fillProperty(ObjectNode object, String name, JsonNode schema) {
        boolean isGiven = object.has(name)
                && (!object.path(name).isNull() || schema.path("nullable").asBoolean());
        if (isGiven) {
            return;
        }
        if (schema.has("default")) {
            object.set(name, schema.path("default").deepCopy());
        } else {
            object.remove(name);
        }
    }

    /** A copy, for the object changes. */
    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
