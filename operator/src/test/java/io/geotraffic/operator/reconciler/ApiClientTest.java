package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.lab.MockApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApiClientTest {
    private static final String PATH = "/apis/geotraffic.io/v1alpha1/geotrafficmonitors/egress";

    private final MockApi server = MockApi.scripted();

    @AfterEach
    void close() {
        server.close();
    }

    private static GeoTrafficMonitor monitor(KubernetesClient client) {
        return client.resources(GeoTrafficMonitor.class).withName("egress").get();
    }

    @Test
    void readsWhatANewerReleaseHasWritten() {
        server.expect().get().withPath(PATH).andReturn(200, """
                {"apiVersion": "geotraffic.io/v1alpha1", "kind": "GeoTrafficMonitor", "metadata": {"name": "egress"},
                 "spec": {"interfaces": ["eth0"], "excludeInterfaces": [], "aggregation": "Flow",
                  "mapMaxEntries": 1000, "pollInterval": "1s", "flowBatchSize": 64, "later": {"a": 1},
                  "geoip": {"cacheSize": 1, "privateCountry": "LAN"}}}
                """).once();
        try (KubernetesClient client = ApiClient.builder(server.config()).build()) {
            GeoTrafficMonitor monitor = monitor(client);
            assertEquals("1s", monitor.getSpec().pollInterval());
            assertNull(monitor.getSpec().aggregation());
        }
    }

    /** Who asked does: in the client's own threads nobody would hear that the fence refuses. */
    @Test
    void doesNotTryAgain() {
        server.expect().get().withPath(PATH).andReturn(503, "").always();
        try (KubernetesClient client = ApiClient.builder(server.config()).build()) {
            assertThrows(KubernetesClientException.class, () -> monitor(client));
        }
        assertEquals(1, server.requests());
    }

    /** Two of them, to read and to write, and the time between two renewals are less than the deadline. */
    @Test
    void whoIsInAHurryDoesNotWaitLong() {
        try (KubernetesClient client = ApiClient.hasty(server.config()).build()) {
            assertEquals(2_000, client.getConfiguration().getRequestTimeout());
            assertEquals(2_000, client.getConfiguration().getConnectionTimeout());
        }
    }
}
