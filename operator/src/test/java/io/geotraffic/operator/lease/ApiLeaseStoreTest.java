package io.geotraffic.operator.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.geotraffic.operator.lab.MockApi;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of the API server, word by word. */
final class ApiLeaseStoreTest {
    private static final String FOLDER = "/apis/coordination.k8s.io/v1/namespaces/geotraffic/leases";
    private static final String PATH = FOLDER + "/geotraffic-operator";
    private static final Duration TERM = Duration.ofSeconds(12);
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockApi server = MockApi.scripted();
    private final ApiLeaseStore store = new ApiLeaseStore(
            server.client(),
            "geotraffic",
            "geotraffic-operator",
            Clock.fixed(Instant.parse("2026-11-20T12:00:00.123456789Z"), ZoneId.of("Asia/Kathmandu")));

    @AfterEach
    void close() {
        server.close();
    }

    private static Lease lease(String spec) {
        return SERIALIZATION.unmarshal(json(spec), Lease.class);
    }

    private static String json(String spec) {
        return """
                {
                  "apiVersion": "coordination.k8s.io/v1",
                  "kind": "Lease",
                  "metadata": {"name": "geotraffic-operator", "namespace": "geotraffic", "resourceVersion": "77"},
                  "spec": %s
                }
                """.formatted(spec);
    }

    private void assertSent(String method, String path, String body) throws Exception {
        RecordedRequest request = Objects.requireNonNull(server.request());
        assertEquals(method + " " + path, request.getMethod() + " " + request.getPath());
        assertEquals(tree(body), tree(request.getUtf8Body()));
        assertEquals(1, server.requests());
    }

    private static JsonNode tree(String json) throws IOException {
        return JSON.readTree(json);
    }

    @Test
    void readsIt() {
        server.expect()
                .get()
                .withPath(PATH)
                .andReturn(200, json("{\"holderIdentity\": \"a\"}"))
                .once();
        assertEquals(Optional.of("a"), store.read().map(lease -> lease.getSpec().getHolderIdentity()));
    }

    @Test
    void thereMayBeNone() {
        assertEquals(Optional.empty(), store.read());
    }

    @Test
    void makesOneThatIsHeld() throws Exception {
        server.expect().post().withPath(FOLDER).andReturn(201, new Lease()).once();
        store.create("a", TERM);
        assertSent("POST", FOLDER, """
                {
                  "apiVersion": "coordination.k8s.io/v1",
                  "kind": "Lease",
                  "metadata": {"name": "geotraffic-operator", "namespace": "geotraffic"},
                  "spec": {
                    "holderIdentity": "a",
                    "leaseDurationSeconds": 12,
                    "acquireTime": "2026-11-20T12:00:00.123456Z",
                    "renewTime": "2026-11-20T12:00:00.123456Z",
                    "leaseTransitions": 0
                  }
                }
                """);
    }

    @Test
    void renewsWhatItHas() throws Exception {
        server.expect().put().withPath(PATH).andReturn(200, new Lease()).once();
        store.hold(lease("""
                {
                  "holderIdentity": "a",
                  "leaseDurationSeconds": 60,
                  "acquireTime": "2026-11-19T00:00:00.000000Z",
                  "renewTime": "2026-11-20T11:59:58.000000Z",
                  "leaseTransitions": 3
                }
                """), "a", TERM);
        assertSent("PUT", PATH, json("""
                {
                  "holderIdentity": "a",
                  "leaseDurationSeconds": 12,
                  "acquireTime": "2026-11-19T00:00:00.000000Z",
                  "renewTime": "2026-11-20T12:00:00.123456Z",
                  "leaseTransitions": 3
                }
                """));
    }

    @Test
    void countsThatItWasTakenOver() throws Exception {
        server.expect().put().withPath(PATH).andReturn(200, new Lease()).once();
        store.hold(lease("""
                {"holderIdentity": "b", "acquireTime": "2026-11-19T00:00:00.000000Z", "leaseTransitions": 3}
                """), "a", TERM);
        assertSent("PUT", PATH, json("""
                {
                  "holderIdentity": "a",
                  "leaseDurationSeconds": 12,
                  "acquireTime": "2026-11-20T12:00:00.123456Z",
                  "renewTime": "2026-11-20T12:00:00.123456Z",
                  "leaseTransitions": 4
                }
                """));
    }

    /** As kubectl makes them. */
    @Test
    void takesOneThatSaysNothing() throws Exception {
        server.expect().put().withPath(PATH).andReturn(200, new Lease()).once();
        store.hold(lease("null"), "a", TERM);
        assertSent("PUT", PATH, json("""
                {
                  "holderIdentity": "a",
                  "leaseDurationSeconds": 12,
                  "acquireTime": "2026-11-20T12:00:00.123456Z",
                  "renewTime": "2026-11-20T12:00:00.123456Z",
                  "leaseTransitions": 0
                }
                """));
    }

    @Test
    void releasesItWithoutAHolder() throws Exception {
        server.expect().put().withPath(PATH).andReturn(200, new Lease()).once();
        store.release(lease("""
                {
                  "holderIdentity": "a",
                  "leaseDurationSeconds": 12,
                  "acquireTime": "2026-11-19T00:00:00.000000Z",
                  "renewTime": "2026-11-20T11:59:58.000000Z",
                  "leaseTransitions": 3
                }
                """));
        assertSent("PUT", PATH, json("""
                {
                  "leaseDurationSeconds": 12,
                  "acquireTime": "2026-11-19T00:00:00.000000Z",
                  "renewTime": "2026-11-20T11:59:58.000000Z",
                  "leaseTransitions": 3
                }
                """));
    }

    @Test
    void somebodyElseMayBeFaster() {
        server.expect().put().withPath(PATH).andReturn(409, "").once();
        KubernetesClientException refused =
                assertThrows(KubernetesClientException.class, () -> store.hold(lease("{}"), "a", TERM));
        assertEquals(409, refused.getCode());
        assertEquals(1, server.requests());
    }
}
