package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API server that is away for long, after which all of Kubernetes takes its time. */
@OnCluster
@Tag("nightly")
final class OutageTest {
    private static final String NAMESPACE = "geotraffic-outage";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KubernetesClient user = Cluster.client();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeNamespace() {
        Assumptions.assumeTrue(Cluster.given().isEmpty(), "only components of our own cluster may be killed");
        AgentNamespace.make(user, NAMESPACE);
        OperatorAccount.make(user, NAMESPACE);
    }

    @AfterEach
    void removeNamespace() {
        if (Cluster.given().isEmpty()) {
            AgentNamespace.remove(user, NAMESPACE);
        }
    }

    @Test
    void waitsForAnApiServerThatIsAway() {
        Path kubeconfig = OperatorAccount.kubeconfig(user, NAMESPACE, folder);
        Cluster.run("kill", "apiserver");
        try (OperatorProgram operator = OperatorProgram.start(folder, kubeconfig)) {
            operator.awaitAnswer("/readyz", "503 https://");
            assertEquals("200 ok\n", operator.get("/healthz"));
            startApiServer();
            operator.awaitReady();
        } finally {
            startApiServer();
        }
    }

    /** Unless it runs. */
    private void startApiServer() {
        try {
            user.namespaces().withName("default").get();
        } catch (KubernetesClientException e) {
            Cluster.run("start", "apiserver");
            // It would take minutes to notice.
            Cluster.run("restart", "controller-manager");
        }
    }

    /** Nobody took the Lease, so it is the leader's again; what it has seen before may be stale. */
    @Test
    void seesAllAnewAfterAnOutageThatIsLongerThanItsLease() {
        user.resource(Resources.monitor("egress", "{}")).create();
        try (OperatorProgram operator =
                OperatorProgram.start(folder, OperatorAccount.kubeconfig(user, NAMESPACE, folder))) {
            operator.awaitAnswer("/metrics", "\ngeotraffic_operator_leader 1\n");
            Cluster.run("kill", "apiserver");
            operator.awaitAnswer("/metrics", "\ngeotraffic_operator_leader 0\n");
            operator.awaitAnswer("/readyz", "503 cannot ask for the lease: ");
            startApiServer();
            operator.awaitAnswer("/metrics", "\ngeotraffic_operator_leader 1\n");
            user.services()
                    .inNamespace(NAMESPACE)
                    .withName("geotraffic-agent-egress")
                    .delete();
            Eventually.get(
                    PATIENCE,
                    "service",
                    () -> user.services()
                            .inNamespace(NAMESPACE)
                            .withName("geotraffic-agent-egress")
                            .get(),
                    Objects::nonNull);
            operator.awaitReady();
            assertTrue(operator.log().contains("The lease was not renewed in time, and is held again"), operator.log());
            assertEquals(2, operator.log().split("Runs in namespace", -1).length - 1, operator.log());
        } finally {
            startApiServer();
        }
    }
}
