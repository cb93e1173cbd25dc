package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A web configuration, as Prometheus' exporters have it, and the files that it names. */
public record WebConfigSource(
        @JsonPropertyDescription(
                "A Secret in the operator's namespace: the configuration, and each file that it names, such as tls.crt and tls.key.")
        @Required
        @Size(max = 253)
        @ValidationRule(value = KubernetesName.RULE, message = "write a Secret" + KubernetesName.LETTERS + "agent-web")
        String secretName,

        @JsonPropertyDescription("The key that holds the configuration.")
        @Default("web-config.yml")
        @Size(max = 253)
        @ValidationRule(value = KubernetesName.KEY_RULE, message = KubernetesName.KEY_MESSAGE + "web-config.yml")
        String key,

        @JsonPropertyDescription(
                "How probes and Prometheus speak to agents: HTTPS if the configuration has tls_server_config, otherwise HTTP. The operator does not read Secrets, so it has to be told.")
        @Default("HTTPS")
        Scheme scheme) {}
