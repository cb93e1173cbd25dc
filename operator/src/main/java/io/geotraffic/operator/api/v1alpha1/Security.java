package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an agent's container may do on its node. */
public enum Security {
    /** BPF and NET_ADMIN, and nothing else. */
    @JsonProperty("Capabilities")
    CAPABILITIES,

    /** All, for kernels or runtimes that insist. */
    @JsonProperty("Privileged")
    PRIVILEGED
}
