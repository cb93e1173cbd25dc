package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A Secret, as a pod's own imagePullSecrets name it. */
public record SecretReference(
        @JsonPropertyDescription("The Secret's name.")
        @Required
        @Size(max = 253)
        @ValidationRule(
                value = KubernetesName.RULE,
                message = "write a Secret" + KubernetesName.LETTERS + "registry-login")
        String name) {}
