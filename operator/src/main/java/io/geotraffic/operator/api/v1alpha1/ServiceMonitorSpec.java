package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Prometheus scrapes the agents. The scheme is that of agent.webConfig. */
public record ServiceMonitorSpec(
        @JsonPropertyDescription("Whether there is one.") @Default("false")
        boolean enabled,

        @JsonPropertyDescription(
                "Time between two scrapes, from 1s to 2m, such as 30s. Prometheus' own if none is given.")
        @Size(max = 32)
        @ValidationRule(
                value =
                        "self.matches('^[0-9]{1,7}(ms|s|m)$') && duration(self) >= duration('1s') && duration(self) <= duration('2m')",
                message =
                        "write a time from 1s to 2m, such as 15s, 30s or 1m: rates are recorded over 5 minutes, and need several scrapes")
        @Nullable
        String interval,

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
                "Rules for the labels of targets. They come after the operator's own, by which every series has job, node and monitor.")
        @Default("[]")
        @Size(max = 32)
        List<Relabeling> relabelings,

        @JsonPropertyDescription("Rules for the labels of series.") @Default("[]") @Size(max = 32)
        List<Relabeling> metricRelabelings,

        @JsonPropertyDescription(
                "What Prometheus trusts and shows where agents speak HTTPS. The certificates of Prometheus' own system if none is given.")
        @Nullable
        ScrapeTls tls,

        @JsonPropertyDescription(
                "A Secret in the operator's namespace with the keys username and password (kubernetes.io/basic-auth) that agent.webConfig asks for.")
        @Nullable
        SecretReference basicAuth) {}
