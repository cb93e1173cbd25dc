package io.geotraffic.crds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Descriptions, bounds and rules of Kubernetes' own types, from the file beside this class: the types bring none. */
final class KubernetesTypes implements Refinement {
    private final ObjectNode facts;

    KubernetesTypes() {
        try (InputStream file =
                Objects.requireNonNull(KubernetesTypes.class.getResourceAsStream("kubernetes-types.yaml"))) {
            facts = CrdText.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void refine(Place place) {
        JsonNode ofType = facts.path(place.type().getRawClass().getSimpleName());
        ofType.path("properties").fieldNames().forEachRemaining(name -> {
            if (!place.schema().path("properties").has(name)) {
                throw new IllegalStateException(place.type() + " has no " + name);
            }
        });
        merge(place.schema(), ofType);
    }

    private static void merge(ObjectNode schema, JsonNode facts) {
        facts.properties().forEach(fact -> {
            if (schema.get(fact.getKey()) instanceof ObjectNode part) {
                merge(part, fact.getValue());
            } else {
                schema.set(fact.getKey(), fact.getValue().deepCopy());
            }
        });
    }
}
