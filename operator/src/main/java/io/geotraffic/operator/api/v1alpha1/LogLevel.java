package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an agent logs: this, and what is worse. */
public enum LogLevel {
    @JsonProperty("debug")
    DEBUG,

    @JsonProperty("info")
    INFO,

    @JsonProperty("warn")
    WARN,

    @JsonProperty("error")
    ERROR
}
