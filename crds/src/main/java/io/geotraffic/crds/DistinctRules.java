package io.geotraffic.crds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Each rule once: the generator finds it at a record's field and at its accessor. */
final class DistinctRules implements Refinement {
    @Override
    public void refine(Place place) {
        if (place.schema().get("x-kubernetes-validations") instanceof ArrayNode rules) {
            Set<JsonNode> distinct = new LinkedHashSet<>();
            rules.forEach(distinct::add);
            rules.removeAll().addAll(distinct);
        }
    }
}
