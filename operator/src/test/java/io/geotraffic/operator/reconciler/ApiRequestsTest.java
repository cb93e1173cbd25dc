package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.geotraffic.operator.lab.MockApi;
import io.geotraffic.operator.metrics.ApiRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By a client that really asks. */
final class ApiRequestsTest {
    private static final String PATH = "/api/v1/namespaces/geotraffic/configmaps";

    private final MockApi server = MockApi.scripted();
    private final ApiRequests requests = new ApiRequests();

    @AfterEach
    void close() {
        server.close();
    }

    private KubernetesClient client(Config config) {
        return ApiClient.builder(config)
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("requests", requests))
                .build();
    }

    private static ConfigMap configMap() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("a")
                .withNamespace("geotraffic")
                .endMetadata()
                .build();
    }

    @Test
    void countsByMethodAndCode() {
        server.expect().get().withPath(PATH + "/a").andReturn(200, configMap()).times(2);
        server.expect().post().withPath(PATH).andReturn(201, configMap()).once();
        try (KubernetesClient client = client(server.config())) {
            for (int i = 0; i < 3; i++) {
                client.configMaps().inNamespace("geotraffic").withName("a").get();
            }
            client.resource(configMap()).create();
        }
        assertEquals(
                Map.of(new ApiRequest("GET", 200), 2L, new ApiRequest("GET", 404), 1L, new ApiRequest("POST", 201), 1L),
                requests.counts());
    }

    /** Who asked tries again. */
    @Test
    void countsWhatFails() {
        server.expect().post().withPath(PATH).andReturn(503, "").once();
        try (KubernetesClient client = client(server.config())) {
            assertThrows(
                    KubernetesClientException.class,
                    () -> client.resource(configMap()).create());
        }
        assertEquals(Map.of(new ApiRequest("POST", 503), 1L), requests.counts());
    }

    @Test
    void hasNothingToTellOfThoseWithoutAnAnswer() {
        int port = server.port();
        server.close();
        try (KubernetesClient client = client(MockApi.config(port))) {
            assertThrows(
                    KubernetesClientException.class,
                    () -> client.resource(configMap()).create());
        }
        assertEquals(Map.of(), requests.counts());
    }

    /** They last, and the client tells of each several times. */
    @Test
    void countsNoWatches() {
        try (MockApi watched = MockApi.remembering();
                KubernetesClient client = client(watched.config());
                SharedIndexInformer<ConfigMap> informer =
                        client.configMaps().inNamespace("geotraffic").inform()) {
            assertTrue(informer.isWatching());
            assertEquals(Map.of(new ApiRequest("GET", 200), 1L), requests.counts(), "the list");
        }
    }
}
