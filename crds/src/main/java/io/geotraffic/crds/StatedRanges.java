package io.geotraffic.crds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Ranges and defaults in descriptions too, for {@code kubectl explain} shows nothing else. */
final class StatedRanges implements Refinement {
    @Override
    public void refine(Place place) {
        ObjectNode schema = place.schema();
        if (schema.has("minimum") && schema.has("maximum")) {
            long least = schema.get("minimum").longValue();
            long most = schema.get("maximum").longValue();
            append(schema, String.format(Locale.ROOT, "From %,d to %,d.", least, most));
        }
        JsonNode value = schema.path("default");
        if (value.isValueNode() || !value.isEmpty()) {
            append(schema, "Default: " + (value.isTextual() ? value.asText() : value) + ".");
        }
    }

    private static void append(ObjectNode schema, String sentence) {
        schema.put("description", schema.get("description").asText() + " " + sentence);
    }
}
