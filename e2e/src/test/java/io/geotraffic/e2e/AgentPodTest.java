package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @AfterEach
    void deleteMonitors() {
        operator.deleteAll();
    }

    @Test
    void speaksTls(@TempDir Path folder) throws IOException {
        WebSecret.create(operator.user(), operator.namespace(), "web", folder);
        operator.apply("egress", "{agent: {webConfig: {secretName: web}}, interfaces: [nosuch0]}");
        operator.awaitStatus(
                "egress",
                "an agent's own reason by TLS",
                status ->
                        status.nodes().stream().anyMatch(node -> node.message().contains("no interface is counted")));
        operator.apply("egress", "{agent: {webConfig: {secretName: web}}}");
        operator.awaitReady("egress");
    }

    @Test
    void mayBePrivilegedAndReadAFileOfTheNode() {
        operator.apply(
                "egress",
                "{geoip: {hostPath: {path: /run/geotraffic-e2e/country.mmdb}}, agent: {security: Privileged}}");
        operator.awaitReady("egress");
        String hidden = operator.await("egress", "GeoIPDatabaseAvailable", "Unknown", "NotVisible");
        assertTrue(hidden.startsWith("/run/geotraffic-e2e/country.mmdb of each node"), hidden);
    }

    @Test
    void isReplacedWhenDeletedIfThatIsAskedFor() {
        String strategy = "updateStrategy: {type: OnDelete}";
        operator.apply("egress", "{agent: {" + strategy + "}}");
        operator.awaitReady("egress");
        operator.apply("egress", "{agent: {logLevel: debug, " + strategy + "}}");
        operator.await("egress", "AgentsProgressing", "False", "WaitsForDeletion");
        operator.await("egress", "Ready", "False", "AgentsNotUpdated");
        operator.user().pods().inNamespace(operator.namespace()).delete();
        assertEquals(2, operator.awaitReady("egress").observedGeneration());
    }

    @Test
    void ofTwoMonitorsStandSideBySide() {
        operator.apply("first", "{}");
        operator.apply("second", "{agent: {port: 10480}}");
        operator.awaitReady("first");
        operator.awaitReady("second");
    }
}
