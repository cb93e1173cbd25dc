package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator as it is built, run as a user runs it, with no more rights than it is shipped with. */
@OnCluster
final class OperatorProcessTest {
    private static final String NAMESPACE = "geotraffic-process";

    private final KubernetesClient user = Cluster.client();

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeNamespace() {
        AgentNamespace.make(Cluster.client(), NAMESPACE);
    }

    @AfterAll
    static void removeNamespace() {
        AgentNamespace.remove(Cluster.client(), NAMESPACE);
    }

    /** With all rights, and with a Lease that nobody holds. */
    @BeforeEach
    void giveRights() {
        OperatorAccount.make(user, NAMESPACE);
        user.leases().inNamespace(NAMESPACE).delete();
    }

    private OperatorProgram start(String... arguments) {
        return OperatorProgram.start(folder, OperatorAccount.kubeconfig(user, NAMESPACE, folder), arguments);
    }

    @Test
    void servesAResourceTellsOfItAndEndsWhenTold() {
        try (OperatorProgram operator = start("--log-format", "json")) {
            operator.awaitReady();
            assertEquals("200 ok\n", operator.get("/healthz"));
            user.resource(Resources.monitor("egress", "{}")).create();
            new AppliedMonitor(user, "egress").awaitReady();
            operator.awaitAnswer("/metrics", "geotraffic_operator_monitor_ready{monitor=\"egress\"} 1\n");
            String metrics = operator.get("/metrics");
            for (String line : new String[] {
                "geotraffic_operator_leader 1",
                "geotraffic_operator_queue_length 0",
                "geotraffic_operator_reconciles_total{result=\"error\"} 0",
                "geotraffic_operator_monitor_condition{monitor=\"egress\",type=\"Degraded\"} 1",
                "geotraffic_operator_monitor_nodes{monitor=\"egress\",state=\"desired\"} 2",
                "geotraffic_operator_watch_up{kind=\"DaemonSet\"} 1",
            }) {
                assertTrue(metrics.contains("\n" + line + "\n"), metrics);
            }
            assertTrue(operator.get("/").contains("<td>egress</td><td>Ready</td><td>True</td>"));
            assertTrue(operator.log().contains("\"message\":\"egress: Ready is True: 2 nodes count\""), operator.log());

            operator.signal("TERM");
            assertEquals(0, operator.awaitEnd(), operator::log);
        }
    }

    @Test
    void saysWhichPermissionIsMissing() {
        Role role = Objects.requireNonNull(user.rbac()
                .roles()
                .inNamespace(NAMESPACE)
                .withName("geotraffic-operator")
                .get());
        role.getRules().removeIf(rule -> rule.getResources().contains("daemonsets"));
        user.resource(role).update();
        try (OperatorProgram operator = start()) {
            assertEquals(3, operator.awaitEnd(), operator::log);
            assertTrue(
                    operator.log()
                            .contains(
                                    "\ngeotraffic-operator: the API server refuses what the operator needs: daemonsets.apps is forbidden: "),
                    operator.log());
        }
    }

    @Test
    void saysThatTheCrdIsMissing() {
        user.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("geotrafficmonitors.geotraffic.io")
                .delete();
        try (OperatorProgram operator = start()) {
            assertEquals(3, operator.awaitEnd(), operator::log);
            assertTrue(
                    operator.log().contains("\ngeotraffic-operator: the cluster does not know GeoTrafficMonitor: "),
                    operator.log());
        } finally {
            MonitorCrd.install(user);
        }
    }

    /** And that it is there again. */
    @Test
    void isNotReadyWhileTheCrdIsAway() {
        try (OperatorProgram operator = start()) {
            operator.awaitAnswer("/metrics", "\ngeotraffic_operator_watch_up{kind=\"GeoTrafficMonitor\"} 1\n");
            user.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName("geotrafficmonitors.geotraffic.io")
                    .delete();
            operator.awaitAnswer("/readyz", "503 the watch of GeoTrafficMonitor is interrupted\n");
            assertEquals("200 ok\n", operator.get("/healthz"));
            MonitorCrd.install(user);
            operator.awaitReady();
        } finally {
            MonitorCrd.install(user);
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OperatorProgram operator = OperatorProgram.start(
                        folder, OperatorAccount.kubeconfig(user, NAMESPACE, folder), taken.getLocalPort())) {
            assertEquals(4, operator.awaitEnd(), operator::log);
            assertTrue(
                    operator.log()
                            .contains("\ngeotraffic-operator: cannot listen on 127.0.0.1:%d: "
                                    .formatted(taken.getLocalPort())),
                    operator.log());
        }
    }

    @Test
    void saysThatThereIsNoKubeconfig() {
        try (OperatorProgram operator = OperatorProgram.start(folder, folder.resolve("none"))) {
            assertEquals(1, operator.awaitEnd(), operator::log);
            assertEquals(
                    "geotraffic-operator: cannot use the kubeconfig: there is no file %s\n"
                            .formatted(folder.resolve("none")),
                    operator.log());
        }
    }

    @Test
    void saysThatTheKubeconfigIsNone() throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("broken"), "{");
        try (OperatorProgram operator = OperatorProgram.start(folder, kubeconfig)) {
            assertEquals(1, operator.awaitEnd(), operator::log);
            assertTrue(operator.log().startsWith("geotraffic-operator: cannot use the kubeconfig: "), operator.log());
            assertEquals(1, operator.log().lines().count(), operator.log());
        }
    }
}
