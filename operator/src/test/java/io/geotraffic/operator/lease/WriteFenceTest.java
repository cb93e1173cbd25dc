package io.geotraffic.operator.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapListBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.geotraffic.operator.lab.MockApi;
import io.geotraffic.operator.reconciler.ApiClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With a client that really sends what is let through. */
@Timeout(30)
final class WriteFenceTest {
    private static final String PATH = "/api/v1/namespaces/geotraffic/configmaps";

    private final AtomicLong clock = new AtomicLong();
    private final Leadership leadership =
            new Leadership(Duration.ofSeconds(8), clock::get, () -> clock.get() / 1_000_000);
    private final MockApi server = MockApi.scripted();
    private final KubernetesClient client = fenced(server.config());

    private KubernetesClient fenced(Config config) {
        return ApiClient.builder(config)
                .withHttpClientBuilderConsumer(
                        builder -> builder.addOrReplaceInterceptor("fence", new WriteFence(leadership)))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static ConfigMap configMap() {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("a")
                .withNamespace("geotraffic")
                .withResourceVersion("1")
                .endMetadata()
                .build();
    }

    /** A way to change something, and how it is seen. */
    record Write(String method, String path, Consumer<KubernetesClient> way) {
        @Override
        public String toString() {
            return method;
        }
    }

    static List<Write> writes() {
        return List.of(
                new Write("POST", PATH, client -> client.resource(configMap()).create()),
                new Write(
                        "PUT",
                        PATH + "/a",
                        client -> client.resource(configMap()).update()),
                new Write(
                        "PATCH",
                        PATH + "/a?fieldManager=fabric8",
                        client -> client.resource(configMap()).serverSideApply()),
                new Write(
                        "DELETE",
                        PATH + "/a",
                        client -> client.resource(configMap()).delete()));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void holdsWritesBackOfWhoDoesNotLead(Write write) {
        KubernetesClientException refused =
                assertThrows(KubernetesClientException.class, () -> write.way.accept(client));
        assertEquals(
                "not written, since the lease is not renewed: %s http://localhost:%d%s"
                        .formatted(write, server.port(), write.path),
                refused.getMessage());
        assertEquals(0, server.requests());
    }

    @ParameterizedTest
    @MethodSource("writes")
    void letsWritesThroughOfWhoLeads(Write write) throws InterruptedException {
        leadership.renew(leadership.now());
        try {
            write.way.accept(client);
        } catch (KubernetesClientException e) {
            // The server has no such thing.
        }
        RecordedRequest request = Objects.requireNonNull(server.request());
        assertEquals(write + " " + write.path, request.getMethod() + " " + request.getPath());
    }

    @Test
    void letsReadsThrough() {
        server.expect().get().withPath(PATH + "/a").andReturn(200, configMap()).once();
        server.expect()
                .get()
                .withPath(PATH)
                .andReturn(200, new ConfigMapListBuilder().build())
                .once();
        assertNotNull(
                client.configMaps().inNamespace("geotraffic").withName("a").get());
        assertNotNull(client.configMaps().inNamespace("geotraffic").list());
        assertEquals(2, server.requests());
    }

    /** By which it comes to lead. */
    @Test
    void letsLeasesThrough() {
        String path = "/apis/coordination.k8s.io/v1/namespaces/geotraffic/leases";
        server.expect().post().withPath(path).andReturn(201, new Lease()).once();
        new ApiLeaseStore(client, "geotraffic", "geotraffic-operator", Clock.systemUTC())
                .create("a", Duration.ofSeconds(12));
        assertEquals(1, server.requests());
    }

    /** The client must not try again by itself: nobody would hear there that it may not. */
    @Test
    void isHeardOfByWhoTriesAgain() {
        leadership.renew(leadership.now());
        server.expect()
                .post()
                .withPath(PATH)
                .andReply(503, _ -> {
                    clock.addAndGet(Duration.ofSeconds(9).toNanos());
                    return "";
                })
                .always();
        assertThrows(
                KubernetesClientException.class,
                () -> client.resource(configMap()).create());
        assertEquals(1, server.requests());
    }

    /** Such as of a proxy in front of several clusters. */
    @Test
    void letsLeasesThroughWhereverTheApiIs() {
        String path = "/k8s/clusters/c-1/apis/coordination.k8s.io/v1/namespaces/geotraffic/leases";
        server.expect().post().withPath(path).andReturn(201, new Lease()).once();
        Config behind = server.config();
        behind.setMasterUrl(behind.getMasterUrl() + "k8s/clusters/c-1");
        try (KubernetesClient other = fenced(behind)) {
            new ApiLeaseStore(other, "geotraffic", "geotraffic-operator", Clock.systemUTC())
                    .create("a", Duration.ofSeconds(12));
        }
        assertEquals(1, server.requests());
    }
}
