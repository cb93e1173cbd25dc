package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** A node that does not count. */
public record NodeStatus(
        @JsonPropertyDescription("The node's name.") @Size(max = 253)
        String name,

        @JsonPropertyDescription("Why it does not count, in a word.") @Size(max = 64)
        String reason,

        @JsonPropertyDescription("Why it does not count, and the way out.") @Size(max = 1024)
        String message) {}
