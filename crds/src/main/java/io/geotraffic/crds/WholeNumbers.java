package io.geotraffic.crds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The size of integers, and their bounds without the fraction that the generator gives them. */
final class WholeNumbers implements Refinement {
    @Override
    public void refine(Place place) {
        ObjectNode schema = place.schema();
        if (schema.path("type").asText().equals("integer")) {
            boolean isLong =
                    List.of(long.class, Long.class).contains(place.type().getRawClass());
            schema.put("format", isLong ? "int64" : "int32");
            for (String bound : List.of("minimum", "maximum")) {
                if (schema.has(bound)) {
                    schema.put(bound, schema.get(bound).longValue());
                }
            }
        }
    }
}
