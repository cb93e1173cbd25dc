package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent needs and may take. */
@ValidationRule(
        value = ResourceRules.ARE_WITHIN_LIMITS,
        message = ResourceRules.LIMITS_MESSAGE,
        messageExpression = ResourceRules.BEYOND_EXPRESSION,
        fieldPath = ".requests")
public record AgentResources(
        @JsonPropertyDescription(
                "What a node must have free, as {cpu: 10m, memory: 64Mi}. The limits if none is given.")
        @Size(max = 16)
        @ValidationRule(
                value = ResourceRules.ARE_NAMES,
                message = ResourceRules.NAMES_MESSAGE,
                messageExpression = ResourceRules.NAME_EXPRESSION)
        @Nullable
        Map<String, @ItemRule(value = ResourceRules.IS_QUANTITY, message = ResourceRules.QUANTITY_MESSAGE) Quantity>
                requests,

        @JsonPropertyDescription("What an agent may take at most, as {memory: 128Mi}. No limit if none is given.")
        @Size(max = 16)
        @ValidationRule(
                value = ResourceRules.ARE_NAMES,
                message = ResourceRules.NAMES_MESSAGE,
                messageExpression = ResourceRules.NAME_EXPRESSION)
        @Nullable
        Map<String, @ItemRule(value = ResourceRules.IS_QUANTITY, message = ResourceRules.QUANTITY_MESSAGE) Quantity>
                limits) {}
