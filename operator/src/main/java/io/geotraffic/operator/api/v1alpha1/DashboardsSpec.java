package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** Dashboards for Grafana. */
public record DashboardsSpec(
        @JsonPropertyDescription("Whether there are any.") @Default("false")
        boolean enabled,

        @JsonPropertyDescription(
                "Labels by which Grafana's sidecar finds their ConfigMap. Those under app.kubernetes.io/ and geotraffic.io/ are the operator's.")
        @Default("{\"grafana_dashboard\":\"1\"}")
        @Size(max = 32)
        @ValidationRule(
                value = LabelRules.ARE_FREE,
                message = LabelRules.FREE_MESSAGE,
                messageExpression = LabelRules.TAKEN_EXPRESSION)
        @ValidationRule(
                value = LabelRules.ARE_KEYS,
                message = LabelRules.KEYS_MESSAGE,
                messageExpression = LabelRules.KEY_EXPRESSION)
        Map<String, @Size(max = 253) @ItemRule(value = LabelRules.IS_VALUE, message = LabelRules.VALUE_MESSAGE) String>
                labels,

        @JsonPropertyDescription(
                "Annotations of their ConfigMap, such as grafana_folder: Network. Those under app.kubernetes.io/ and geotraffic.io/ are the operator's.")
        @Default("{}")
        @Size(max = 32)
        @ValidationRule(
                value = LabelRules.ARE_FREE,
                message = LabelRules.FREE_MESSAGE,
                messageExpression = LabelRules.TAKEN_EXPRESSION)
        @ValidationRule(
                value = LabelRules.ARE_KEYS,
                message = LabelRules.KEYS_MESSAGE,
                messageExpression = LabelRules.KEY_EXPRESSION)
        Map<String, @Size(max = 4096) String> annotations) {}
