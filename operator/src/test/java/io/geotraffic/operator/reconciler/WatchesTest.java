package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.lab.MockApi;
import io.geotraffic.operator.lab.Wire;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of all that the operator really watches. */
@Timeout(30)
final class WatchesTest {
    private static final Logger CLIENT = Logger.getLogger("io.fabric8.kubernetes.client");
    private static final Logger CONTROLLER = Logger.getLogger(MonitorController.class.getName());

    private static final Map<String, Boolean> ALL_UP = Map.of(
            "ConfigMap", true,
            "DaemonSet", true,
            "GeoTrafficMonitor", true,
            "Pod", true,
            "Service", true,
            "ServiceAccount", true);

    private final MockApi server = MockApi.remembering();
    private final Wire wire = new Wire(server.port());
    private final KubernetesClient client =
            ApiClient.builder(MockApi.config(wire.port())).build();
    private final Operator operator = MonitorController.operator(
            client,
            new MonitorReconciler(new OperatorDefaults("geotraffic", "agent:1"), Clock.systemUTC()),
            Metrics.NOOP);
    private final Watches watches = new Watches(operator);

    WatchesTest() throws IOException {}

    @BeforeAll
    static void quiet() {
        CLIENT.setLevel(Level.OFF);
        CONTROLLER.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        CLIENT.setLevel(null);
        CONTROLLER.setLevel(null);
    }

    @BeforeEach
    void start() {
        operator.start();
    }

    @AfterEach
    void stop() throws IOException {
        operator.stop();
        client.close();
        wire.close();
        server.close();
    }

    private static Map<String, Boolean> allUpBut(String kind) {
        Map<String, Boolean> up = new TreeMap<>(ALL_UP);
        up.put(kind, false);
        return up;
    }

    @Test
    void areAllUpAtFirst() {
        assertEquals(ALL_UP, watches.up());
        assertEquals(Optional.empty(), watches.interrupted());
        assertEquals(Optional.empty(), watches.dead());
    }

    /** Nothing that the API server would take; but who knows of the next release. */
    @Test
    void whatCannotBeReadIsTheEndOfAWatch() {
        server.client().raw("/api/v1/namespaces/geotraffic/configmaps", "POST", """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": "no map"}
                """);
        WatchingOperator.await(() -> watches.dead().isPresent());
        assertEquals(Optional.of("the watch of ConfigMap has died"), watches.dead());
        assertEquals(Optional.of("the watch of ConfigMap is interrupted"), watches.interrupted());
        assertEquals(allUpBut("ConfigMap"), watches.up());
    }

    @Test
    void whatIsInterruptedIsResumed() {
        wire.cut();
        WatchingOperator.await(() -> watches.interrupted().isPresent());
        assertEquals(Optional.empty(), watches.dead());
        wire.mend();
        WatchingOperator.await(() -> watches.interrupted().isEmpty());
        assertEquals(ALL_UP, watches.up());
    }
}
