package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a resource may ask of pods, where kubelets have a say. */
@OnCluster
final class AgentPodTest {
    private static RunningOperator operator;

    @BeforeAll
    static void start() {
        operator = RunningOperator.start("geotraffic-pods");
    }

    @AfterAll
    static void stop() throws IOException {
        operator.close();
        // A node of the cluster on this machine has the machine's files, and its kubelet made this.
        Files.deleteIfExists(Path.of("/run/geotraffic-e2e"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void speaksTls(@TempDir Path folder) throws IOException {
        WebSecret.create(operator.user(), operator.namespace(), "web", folder);
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "tls", 10701)) {
            monitor.apply("interfaces: [nosuch0], ", ", webConfig: {secretName: web}");
            // An agent's own reason, by TLS.
            monitor.await("NotReady", operator.user().nodes().list().getItems().size(), "no interface is counted");
            monitor.apply("", ", webConfig: {secretName: web}");
            monitor.awaitReady();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void mayBePrivilegedAndReadAFileOfTheNode() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "privileged", 10702)) {
            monitor.apply("geoip: {hostPath: {path: /run/geotraffic-e2e/country.mmdb}}, ", ", security: Privileged");
            monitor.awaitReady();
            String hidden = operator.await("privileged", "GeoIPDatabaseAvailable", "Unknown", "NotVisible");
            assertTrue(hidden.startsWith("/run/geotraffic-e2e/country.mmdb of each node"), hidden);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void isReplacedWhenDeletedIfThatIsAskedFor() {
        String strategy = ", updateStrategy: {type: OnDelete}";
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "on-delete", 10703)) {
            monitor.apply("", strategy);
            monitor.awaitReady();
            monitor.apply("", ", logLevel: debug" + strategy);
            operator.await("on-delete", "AgentsProgressing", "False", "WaitsForDeletion");
            operator.await("on-delete", "Ready", "False", "AgentsNotUpdated");
            operator.user()
                    .pods()
                    .inNamespace(operator.namespace())
                    .withLabel("app.kubernetes.io/instance", "on-delete")
                    .delete();
            assertEquals(2, operator.awaitReady("on-delete").observedGeneration());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ofTwoMonitorsStandSideBySide() {
        try (MonitorOnPort first = new MonitorOnPort(operator, "first", 10704);
                MonitorOnPort second = new MonitorOnPort(operator, "second", 10705)) {
            first.apply();
            second.apply();
            first.awaitReady();
            second.awaitReady();
        }
    }
}
