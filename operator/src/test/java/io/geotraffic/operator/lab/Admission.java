package io.geotraffic.operator.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resources as the API server hands them out: with the defaults that the CRD has. */
public final class Admission {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final JsonNode SCHEMA = schema();

    private Admission() {}

    /** @param yaml a whole resource, as a user writes it */
    public static GeoTrafficMonitor of(String yaml) {
        ObjectNode monitor = SERIALIZATION.unmarshal(yaml, ObjectNode.class);
        JsonNode properties = SCHEMA.path("properties");
        if (!monitor.has("spec")) {
            monitor.set("spec", properties.path("spec").path("default").deepCopy());
        }
        SchemaDefaults.fill(monitor.path("spec"), properties.path("spec"));
        return SERIALIZATION.convertValue(monitor, GeoTrafficMonitor.class);
    }

    /**
     * A resource of generation 3.
     *
     * @param spec in YAML's flow style, such as <code>{pollInterval: 1s}</code>
     */
    public static GeoTrafficMonitor monitor(String name, String spec) {
        return of("""
                apiVersion: geotraffic.io/v1alpha1
                kind: GeoTrafficMonitor
                metadata: {name: %s, uid: uid-of-%s, generation: 3, resourceVersion: "77"}
                spec: %s
                """.formatted(name, name, spec));
    }

    private static JsonNode schema() {
        try {
            return SERIALIZATION
                    .unmarshal(
                            Files.readString(Path.of("..", "crds", "geotrafficmonitors.geotraffic.io.yaml")),
                            JsonNode.class)
                    .path("spec")
                    .path("versions")
                    .path(0)
                    .path("schema")
                    .path("openAPIV3Schema");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
