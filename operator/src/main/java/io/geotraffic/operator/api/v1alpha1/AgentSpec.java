package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pods that count. */
public record AgentSpec(
        @JsonPropertyDescription("The agent's image. The one of the operator's own release if none is given.")
        @Size(max = 512)
        @ValidationRule(
                value =
                        "self.matches('^[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?(@[a-z0-9]+:[0-9a-f]{32,})?$')",
                message =
                        "write the name of an image, such as registry.example/geotraffic/agent:1.0; no https://, and small letters in its path")
        @Nullable
        String image,

        @JsonPropertyDescription(
                "When nodes pull the image. Kubernetes' own rule if none is given: Always for the tag latest, otherwise IfNotPresent.")
        @Nullable
        ImagePullPolicy imagePullPolicy,

        @JsonPropertyDescription("Secrets in the operator's namespace that a private registry asks for.")
        @Default("[]")
        @Size(max = 16)
        List<SecretReference> imagePullSecrets,

        @JsonPropertyDescription(
                "The port of metrics and health on each node's address. Two monitors on one node need two ports.")
        @Default("10479")
        @Min(1024)
        @Max(65535)
        int port,

        @JsonPropertyDescription("What an agent logs: this, and what is worse.") @Default("info")
        LogLevel logLevel,

        @JsonPropertyDescription(
                "What an agent's container may do. Capabilities: BPF and NET_ADMIN and nothing else. Privileged: all, for kernels or runtimes that insist.")
        @Default("Capabilities")
        Security security,

        @JsonPropertyDescription("TLS and passwords of the metrics. Without it they are plain HTTP, for everybody.")
        @Nullable
        WebConfigSource webConfig,

        @JsonPropertyDescription("What an agent needs and may take. The kernel's maps count as its memory.")
        @Default("{\"requests\":{\"cpu\":\"10m\",\"memory\":\"64Mi\"},\"limits\":{\"memory\":\"128Mi\"}}")
        AgentResources resources,

        @JsonPropertyDescription("Labels of the nodes that agents are for. All Linux nodes if none is given.")
        @Default("{}")
        @Size(max = 32)
        @ValidationRule(
                value = LabelRules.ARE_KEYS,
                message = LabelRules.KEYS_MESSAGE,
                messageExpression = LabelRules.KEY_EXPRESSION)
        @ValidationRule(
                value = "!('kubernetes.io/os' in self) || self['kubernetes.io/os'] == 'linux'",
                message = "agents run on Linux alone: leave kubernetes.io/os out, or write linux")
        Map<String, @Size(max = 253) @ItemRule(value = LabelRules.IS_VALUE, message = LabelRules.VALUE_MESSAGE) String>
                nodeSelector,

        @JsonPropertyDescription(
                "Taints of nodes that agents do not mind. All if none is given, so that every node counts; [] for nodes without taints alone.")
        @Default("[{\"operator\":\"Exists\"}]")
        @Size(max = 32)
        List<Toleration> tolerations,

        @JsonPropertyDescription("Rules for the nodes that agents are for, beyond nodeSelector.") @Nullable
        Affinity affinity,

        @JsonPropertyDescription(
                "The PriorityClass of the pods, such as system-node-critical, so that a full node evicts others first.")
        @Size(max = 253)
        @ValidationRule(
                value = KubernetesName.RULE,
                message = "write a PriorityClass" + KubernetesName.LETTERS + "system-node-critical")
        @Nullable
        String priorityClassName,

        @JsonPropertyDescription("How agents are replaced when something of them changes.") @Default("{}")
        UpdateStrategy updateStrategy,

        @JsonPropertyDescription(
                "Labels for the pods. Those under app.kubernetes.io/ and geotraffic.io/ are the operator's.")
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
                podLabels,

        @JsonPropertyDescription(
                "Annotations for the pods. Those under app.kubernetes.io/ and geotraffic.io/ are the operator's.")
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
        Map<String, @Size(max = 4096) String> podAnnotations) {}
