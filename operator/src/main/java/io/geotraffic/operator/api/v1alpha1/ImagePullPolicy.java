package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a node pulls an image. */
public enum ImagePullPolicy {
    @JsonProperty("Always")
    ALWAYS,

    @JsonProperty("IfNotPresent")
    IF_NOT_PRESENT,

    @JsonProperty("Never")
    NEVER
}
