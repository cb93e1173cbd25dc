package io.geotraffic.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the country database is, of which there is at most one. Without one all public addresses are UNKNOWN. */
@ValidationRule(
        value =
                "[has(self.configMap), has(self.persistentVolumeClaim), has(self.hostPath)].filter(given, given).size() <= 1",
        message = "there is one country database: write only one of configMap, persistentVolumeClaim and hostPath")
public record GeoipSpec(
        @JsonPropertyDescription(
                "A ConfigMap in the operator's namespace. The world fits one: `geotraffic-geoip configmap` makes it. Agents take a new version without a restart.")
        @Nullable
        ConfigMapSource configMap,

        @JsonPropertyDescription(
                "A claim in the operator's namespace, whose volume all agents can read at once (ReadOnlyMany or ReadWriteMany).")
        @Nullable
        PersistentVolumeClaimSource persistentVolumeClaim,

        @JsonPropertyDescription("A file that each node has.") @Nullable
        HostPathSource hostPath,

        @JsonPropertyDescription("Prefixes whose country an agent remembers.")
        @Default("65536")
        @Min(1_000)
        @Max(10_000_000)
        int cacheSize,

        @JsonPropertyDescription(
                "The country label of addresses that are not globally routable. UNKNOWN merges them with the public addresses that the database does not know.")
        @Default("PRIVATE")
        @Size(max = 64)
        @ValidationRule(
                value = "self.matches('^[A-Za-z0-9_-]{3,32}$')",
                message = "write 3 to 32 of A-Z a-z 0-9 _ -, such as PRIVATE or UNKNOWN; two would be a country's")
        String privateCountry) {}
