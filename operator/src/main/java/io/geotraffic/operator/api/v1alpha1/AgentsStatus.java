package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Numbers of agents. */
public record AgentsStatus(
        @JsonPropertyDescription("Nodes that shall have an agent.")
        int desired,

        @JsonPropertyDescription("Nodes whose agent counts.")
        int ready,

        @JsonPropertyDescription("Nodes whose agent is as this resource asks for.")
        int updated,

        @JsonPropertyDescription("Nodes whose agent has counted for as long as it takes to be trusted.")
        int available) {}
