package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When agents are replaced. */
public enum UpdateStrategyType {
    @JsonProperty("RollingUpdate")
    ROLLING_UPDATE,

    @JsonProperty("OnDelete")
    ON_DELETE
}
