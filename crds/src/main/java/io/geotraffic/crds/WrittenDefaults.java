package io.geotraffic.crds;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.generator.annotation.Default;
import java.io.UncheckedIOException;

/** Defaults of objects as they are written: the generator reads them into records, which puts zeros in. */
final class WrittenDefaults implements Refinement {
    @Override
    public void refine(Place place) {
        if (place.schema().path("default").isObject()) {
            place.property()
                    .map(property -> property.getPrimaryMember().getAnnotation(Default.class))
                    .ifPresent(written -> write(place, written.value()));
        }
    }

    private static void write(Place place, String text) {
        try {
            place.schema().set("default", CrdText.read(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
