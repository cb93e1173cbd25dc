package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** When traffic to a country is above its usual: the mean of the last seven days. */
public record UnusualEgress(
        @JsonPropertyDescription("How many times the usual is an alert.") @Default("5") @Min(2) @Max(1_000)
        int factor,

        @JsonPropertyDescription("Bytes per second that are never an alert, however unusual.")
        @Default("125000")
        @Min(0)
        @Max(1_000_000_000_000L)
        long leastBytesPerSecond) {}
