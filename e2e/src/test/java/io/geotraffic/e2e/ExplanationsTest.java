package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code kubectl explain} reads: the schema as the API server hands it on. */
@OnCluster
final class ExplanationsTest {
    private static final String SCHEMA = "io.geotraffic.v1alpha1.GeoTrafficMonitor";

    private final KubernetesClient client = Cluster.client();

    @BeforeAll
    static void install() {
        MonitorCrd.install(Cluster.client());
    }

    @Test
    void areThereForTheResourceAndEachField() throws InterruptedException {
        JsonNode schema = published();
        assertEquals("Asks for an agent", schema.path("description").asText().substring(0, 17));
        List<String> unexplained = new ArrayList<>();
        collect("spec", schema.at("/properties/spec"), unexplained);
        collect("status", schema.at("/properties/status"), unexplained);
        assertEquals(List.of(), unexplained);
    }

    /** It comes a while after the CRD. */
    private JsonNode published() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            String document = client.raw("/openapi/v3/apis/geotraffic.io/v1alpha1");
            if (document != null && document.contains(SCHEMA)) {
                return new KubernetesSerialization()
                        .unmarshal(document, JsonNode.class)
                        .path("components")
                        .path("schemas")
                        .path(SCHEMA);
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not published: " + document);
            }
            Thread.sleep(200);
        }
    }

    private static void collect(String path, JsonNode schema, List<String> unexplained) {
        if (schema.path("description").asText().isEmpty()) {
            unexplained.add(path);
        }
        JsonNode fields = schema.has("items") ? schema.get("items") : schema;
        fields.path("properties")
                .properties()
                .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), unexplained));
    }
}
