package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.geotraffic.operator.lab.MockApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
    private static final String MONITORS = "/apis/geotraffic.io/v1alpha1/geotrafficmonitors?limit=1";
    private static final List<String> PATHS = List.of(
            MONITORS,
            "/apis/apps/v1/namespaces/traffic/daemonsets?limit=1",
            "/api/v1/namespaces/traffic/services?limit=1",
            "/api/v1/namespaces/traffic/serviceaccounts?limit=1",
            "/api/v1/namespaces/traffic/pods?limit=1",
            "/api/v1/namespaces/traffic/configmaps?limit=1");

    private final MockApi server = MockApi.scripted();

    @AfterEach
    void close() {
        server.close();
    }

    private Access check() {
        return check(server.config());
    }

    private static Access check(Config config) {
        try (KubernetesClient client = ApiClient.builder(config).build()) {
            return Access.check(client, "traffic", Optional.empty());
        }
    }

    private void grant(List<String> paths) {
        paths.forEach(path -> server.expect()
                .get()
                .withPath(path)
                .andReturn(200, "{\"items\": []}")
                .once());
    }

    private void refuse(String path, int code, String message) {
        server.expect()
                .get()
                .withPath(path)
                .andReturn(
                        code,
                        new StatusBuilder().withCode(code).withMessage(message).build())
                .always();
    }

    @Test
    void isGrantedIfAllThatIsWatchedCanBeSeen() throws InterruptedException {
        grant(PATHS);
        assertEquals(new Access.Granted(), check());

        List<String> asked = new ArrayList<>();
        for (RecordedRequest request = server.request(); request != null; request = server.request()) {
            asked.add(request.getPath());
        }
        assertEquals(PATHS, asked);
    }

    @Test
    void saysWhereTheCrdIs() {
        assertEquals(
                new Access.Refused(
                        "the cluster does not know GeoTrafficMonitor: install its CRD, crds/geotrafficmonitors.geotraffic.io.yaml, or let the chart do so (crds.install)"),
                check());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysWhatIsForbidden(int code) {
        String message = "pods is forbidden: User \"system:serviceaccount:traffic:operator\" cannot list resource"
                + " \"pods\" in API group \"\" in the namespace \"traffic\"";
        grant(PATHS.subList(0, 4));
        refuse(PATHS.get(4), code, message);
        assertEquals(new Access.Refused("the API server refuses what the operator needs: " + message), check());
    }

    @Test
    void aServerThatFailsMayRecover() {
        refuse(MONITORS, 500, "etcdserver: leader changed.\n");
        assertEquals(new Access.Missing("etcdserver: leader changed"), check());
    }

    @Test
    void aServerThatIsNotThereMayCome() {
        int port = server.port();
        server.close();
        assertInstanceOf(Access.Missing.class, check(MockApi.config(port)));
    }

    @Test
    void aServerWithoutANameMayGetOne() {
        Config config = server.config();
        config.setMasterUrl("http://no-such-host.invalid");
        assertInstanceOf(Access.Missing.class, check(config));
    }

    /** Such as a proxy, or another thing that has the port. */
    @Test
    void whatIsNoApiServerIsNotRefusing() {
        server.expect()
                .get()
                .withPath(MONITORS)
                .andReturn(200, "<html>It works!</html>")
                .always();
        assertInstanceOf(Access.Missing.class, check());
    }
}
