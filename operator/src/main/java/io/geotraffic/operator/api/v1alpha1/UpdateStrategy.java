package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;

/** How agents are replaced. There is no surge: two agents cannot have one port of a node. */
public record UpdateStrategy(
        @JsonPropertyDescription("RollingUpdate: a few at a time. OnDelete: when somebody deletes the former pod.")
        @Default("RollingUpdate")
        UpdateStrategyType type,

        @JsonPropertyDescription(
                "With RollingUpdate, agents that may be missing at a time: a number or a share of the nodes.")
        @Default("\"10%\"")
        @ValidationRule(
                value =
                        "type(self) == int ? self >= 1 && self <= 1000000 : (string(self).matches('^[1-9][0-9]?%$') || string(self) == '100%')",
                message = "write a number from 1 without quotes, or a share of the nodes from 1% to 100%")
        IntOrString maxUnavailable) {}
