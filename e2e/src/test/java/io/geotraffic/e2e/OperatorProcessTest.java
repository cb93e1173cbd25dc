package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator as it is built, run as a user runs it. */
@OnCluster
final class OperatorProcessTest {
    private static final Path LAUNCHER = Checkout.file("build/geotraffic-operator");
    private static final String NAMESPACE = "geotraffic-process";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KubernetesClient user = Cluster.client();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeNamespace() {
        AgentNamespace.make(user, NAMESPACE);
    }

    @AfterEach
    void removeNamespace() {
        AgentNamespace.remove(user, NAMESPACE);
    }

    private Process start(Path kubeconfig, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    @Test
    void servesAResourceAndEndsWhenTold() throws Exception {
        Process operator = start(Cluster.kubeconfig().toPath(), "--namespace", NAMESPACE);
        try {
            user.resource(Resources.monitor("egress", "{}")).create();
            Eventually.get(
                    PATIENCE,
                    "that all nodes count",
                    () -> user.resources(GeoTrafficMonitor.class)
                            .withName("egress")
                            .get()
                            .getStatus(),
                    status -> status != null
                            && status.conditions().getFirst().getStatus().equals("True"));
        } finally {
            operator.destroy();
        }
        assertTrue(operator.waitFor(20, TimeUnit.SECONDS), "ends when told");
        assertEquals(0, operator.exitValue(), () -> log());
    }

    @Test
    void saysInOneLineThatThereIsNoCluster() throws Exception {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: a, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: a, context: {cluster: a, user: a}}]
                users: [{name: a, user: {token: x}}]
                current-context: a
                """);
        Process operator = start(kubeconfig);
        assertTrue(operator.waitFor(60, TimeUnit.SECONDS), "gives up");
        assertEquals(1, operator.exitValue(), () -> log());
        assertTrue(
                log().lines()
                        .anyMatch(line ->
                                line.startsWith("geotraffic-operator: cannot start with https://127.0.0.1:1/: ")),
                () -> log());
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
