package io.geotraffic.crds;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of the schema, and the Java type that it was made from.
 *
 * @param property empty for the root, for items of lists and for values of maps
 */
record Place(ObjectNode schema, JavaType type, Optional<BeanPropertyDefinition> property) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Place root(ObjectNode schema, Class<?> type) {
        return new Place(schema, JSON.constructType(type), Optional.empty());
    }

    /** This one and all within, from the outside in. */
    void refine(List<Refinement> refinements) {
        refinements.forEach(refinement -> refinement.refine(this));
        for (Place part : parts()) {
            part.refine(refinements);
        }
    }

    private List<Place> parts() {
        List<Place> parts = new ArrayList<>();
        Map<String, BeanPropertyDefinition> properties = properties();
        schema.path("properties").properties().forEach(entry -> {
            BeanPropertyDefinition property = Objects.requireNonNull(properties.get(entry.getKey()), entry.getKey());
            parts.add(new Place((ObjectNode) entry.getValue(), property.getPrimaryType(), Optional.of(property)));
        });
        Contents.of(schema)
                .ifPresent(contents -> parts.add(new Place(contents, type.getContentType(), Optional.empty())));
        return parts;
    }

    private Map<String, BeanPropertyDefinition> properties() {
        return JSON.getSerializationConfig().introspect(type).findProperties().stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getName, Function.identity()));
    }
}
