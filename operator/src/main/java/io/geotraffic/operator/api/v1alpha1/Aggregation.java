package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the kernel counts by. */
public enum Aggregation {
    /** Address prefixes, which the agent turns into countries. */
    @JsonProperty("Prefix")
    PREFIX
}
