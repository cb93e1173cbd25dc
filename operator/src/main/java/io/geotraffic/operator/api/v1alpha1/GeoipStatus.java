package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** A country database. */
public record GeoipStatus(
        @JsonPropertyDescription("The database's own type, such as GeoLite2-Country.") @Size(max = 128)
        String type,

        @JsonPropertyDescription("When it was built, such as 2026-11-21T00:00:00Z.") @Size(max = 32)
        String build,

        @JsonPropertyDescription("Its size in the ConfigMap.")
        long sizeBytes) {}
