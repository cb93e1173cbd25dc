package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A database in a ConfigMap. */
public record ConfigMapSource(
        @JsonPropertyDescription("The ConfigMap's name. It may be created later.")
        @Required
        @Size(max = 253)
        @ValidationRule(
                value = KubernetesName.RULE,
                message = "write a ConfigMap" + KubernetesName.LETTERS + "geoip-country")
        String name,

        @JsonPropertyDescription("The key that holds the database, in binaryData.")
        @Default("country.mmdb")
        @Size(max = 253)
        @ValidationRule(value = KubernetesName.KEY_RULE, message = KubernetesName.KEY_MESSAGE + "country.mmdb")
        String key) {}
