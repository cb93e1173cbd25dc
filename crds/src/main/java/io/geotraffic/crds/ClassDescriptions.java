package io.geotraffic.crds;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/** The description of a type, which the generator does not look for: the root has no other. */
final class ClassDescriptions implements Refinement {
    @Override
    public void refine(Place place) {
        JsonClassDescription description = place.type().getRawClass().getAnnotation(JsonClassDescription.class);
        if (description != null && !place.schema().has("description")) {
            place.schema().put("description", description.value());
        }
    }
}
