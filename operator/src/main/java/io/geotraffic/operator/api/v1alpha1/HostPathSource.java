package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A database that is on each node. */
public record HostPathSource(
        @JsonPropertyDescription(
                "The file's path on the node. Its folder is mounted, so that a file that replaces it is seen; it is made if there is none.")
        @Required
        @Size(max = 512)
        @ValidationRule(
                value =
                        "self.matches('^(/[^/$[:cntrl:]]+){2,}$') && self.split('/').all(part, part != '.' && part != '..')",
                message =
                        "write the absolute path of a file in a folder, such as /usr/share/GeoIP/country.mmdb; no . or .. and no $ in it")
        String path) {}
