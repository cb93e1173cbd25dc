package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A database in a volume. */
public record PersistentVolumeClaimSource(
        @JsonPropertyDescription("The claim's name.")
        @Required
        @Size(max = 253)
        @ValidationRule(
                value = KubernetesName.RULE,
                message = "write a PersistentVolumeClaim" + KubernetesName.LETTERS + "geoip")
        String claimName,

        @JsonPropertyDescription("The database's path in the volume.")
        @Default("country.mmdb")
        @Size(max = 512)
        @ValidationRule(
                value =
                        "self.matches('^[^/$[:cntrl:]]+(/[^/$[:cntrl:]]+)*$') && self.split('/').all(part, part != '.' && part != '..')",
                message =
                        "write a file's path from the volume's root on, such as country.mmdb or geoip/country.mmdb; no / first or last, no . or .. and no $ in it")
        String path) {}
