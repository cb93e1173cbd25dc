package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Certificates in a Secret or a ConfigMap. */
public record CertificateSource(
        @JsonPropertyDescription("Its name.")
        @Required
        @Size(max = 253)
        @ValidationRule(
                value = KubernetesName.RULE,
                message = "write a Secret's or ConfigMap" + KubernetesName.LETTERS + "agent-ca")
        String name,

        @JsonPropertyDescription("The key that holds the certificates.")
        @Default("ca.crt")
        @Size(max = 253)
        @ValidationRule(value = KubernetesName.KEY_RULE, message = KubernetesName.KEY_MESSAGE + "ca.crt")
        String key) {}
