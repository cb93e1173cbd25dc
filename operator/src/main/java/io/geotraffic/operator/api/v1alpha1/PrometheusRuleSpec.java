package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** What Prometheus reckons of the agents' metrics, and what it warns of. */
public record PrometheusRuleSpec(
        @JsonPropertyDescription("Whether there is one.") @Default("false")
        boolean enabled,

        @JsonPropertyDescription(
                "Labels by which a Prometheus selects it, such as release: kube-prometheus-stack. Those under app.kubernetes.io/ and geotraffic.io/ are the operator's.")
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
        Map<String, @Size(max = 253) @ItemRule(value = LabelRules.IS_VALUE, message = LabelRules.VALUE_MESSAGE) String>
                labels,

        @JsonPropertyDescription(
                "Data residency: countries that traffic may go to, by ISO 3166-1 codes such as DE, or UNKNOWN. Traffic to any other is an alert; that within your networks is none. No alert if none is given.")
        @Default("[]")
        @Size(max = 300)
        List<
                        @Size(max = 7)
                        @ItemRule(
                                value = "self.matches('^([A-Z]{2}|UNKNOWN)$')",
                                message = "write a country's code of two capitals, such as DE, or UNKNOWN")
                        String>
                allowedCountries,

        @JsonPropertyDescription("When traffic to a country is above its usual.") @Default("{}")
        UnusualEgress unusualEgress) {}
