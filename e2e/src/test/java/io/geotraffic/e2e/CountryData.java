package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Country databases in ConfigMaps, made by the tool that users have. */
final class CountryData {
    private CountryData() {}

    /** All of a network in one country. */
    static byte[] database(String network, String country) {
        try {
            Path folder = Files.createTempDirectory("geotraffic-e2e");
            Path source = Files.writeString(
                    folder.resolve("countries.csv"), "cidr,country\n" + network + "," + country + "\n");
            Path database = folder.resolve("country.mmdb");
            Program.run(List.of(
                    Checkout.file("build/geotraffic-geoip").toString(),
                    "import",
                    "--from",
                    "csv",
                    source.toString(),
                    "-o",
                    database.toString()));
            byte[] bytes = Files.readAllBytes(database);
            Files.delete(source);
            Files.delete(database);
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConfigMap configMap(String namespace, String name, String key, byte[] bytes) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withBinaryData(Map.of(key, Base64.getEncoder().encodeToString(bytes)))
                .build();
    }

    static void apply(KubernetesClient client, ConfigMap configMap) {
        client.resource(configMap).fieldManager("user").forceConflicts().serverSideApply();
    }
}
