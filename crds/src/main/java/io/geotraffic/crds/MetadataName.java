package io.geotraffic.crds;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** The one field of the metadata that a schema may name, so that rules can say that they are about it. */
final class MetadataName implements Refinement {
    @Override
    public void refine(Place place) {
        if (place.type().isTypeOrSubTypeOf(HasMetadata.class)) {
            place.schema()
                    .withObject("/properties/metadata")
                    .put("type", "object")
                    .withObject("/properties/name")
                    .put("type", "string")
                    .put("description", "The name, of which those of the agents are made.")
                    .put("maxLength", 253);
        }
    }
}
