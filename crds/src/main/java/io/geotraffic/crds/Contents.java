package io.geotraffic.crds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/** The schema of a list's items, or of a map's values. */
final class Contents {
    private Contents() {}

    static Optional<ObjectNode> of(ObjectNode schema) {
        return Stream.of("items", "additionalProperties")
                .map(schema::get)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .findFirst();
    }
}
