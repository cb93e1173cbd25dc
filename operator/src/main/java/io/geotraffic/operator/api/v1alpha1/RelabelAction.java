package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule of relabeling does, as Prometheus names it. */
public enum RelabelAction {
    @JsonProperty("replace")
    REPLACE,
    @JsonProperty("keep")
    KEEP,
    @JsonProperty("drop")
    DROP,
    @JsonProperty("hashmod")
    HASHMOD,
    @JsonProperty("labelmap")
    LABELMAP,
    @JsonProperty("labeldrop")
    LABELDROP,
    @JsonProperty("labelkeep")
    LABELKEEP,
    @JsonProperty("lowercase")
    LOWERCASE,
    @JsonProperty("uppercase")
    UPPERCASE,
    @JsonProperty("keepequal")
    KEEPEQUAL,
    @JsonProperty("dropequal")
    DROPEQUAL
}
