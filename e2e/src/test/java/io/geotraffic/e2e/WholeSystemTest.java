package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All of it at once, as {@code make demo} has it: the chart, the example, the countries of the world, and what is
 * counted of what was sent to hosts of the world, to the byte.
 */
@OnCluster
final class WholeSystemTest {
    private static final String NAMESPACE = "geotraffic-whole";
    private static final String MONITOR = "egress";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DATAGRAMS = 500;

    private static WorldCountries countries;

    @BeforeAll
    static void install(@TempDir Path folder) {
        Assumptions.assumeTrue(Cluster.given().isEmpty(), "only the cluster on this machine has a world");
        AgentNamespace.make(user(), NAMESPACE);
        countries = WorldCountries.make(folder, NAMESPACE, "geoip-country");
        countries.apply();
        ClusterCommand.helm(
                "install",
                "geotraffic-operator",
                Checkout.file("charts/geotraffic-operator").toString(),
                "--namespace=" + NAMESPACE,
                // It is there, from the checkout.
                "--set=crds.install=false",
                "--wait");
    }

    @AfterAll
    static void uninstall() {
        if (Cluster.given().isEmpty()) {
            ClusterCommand.helm(
                    "uninstall", "geotraffic-operator", "--namespace=" + NAMESPACE, "--ignore-not-found", "--wait");
            AgentNamespace.remove(user(), NAMESPACE);
        }
    }

    private static KubernetesClient user() {
        return Cluster.client();
    }

    @BeforeEach
    void count() {
        ClusterCommand.kubectl(
                "apply", "-f", Checkout.file("examples/egress.yaml").toString());
        monitor().awaitReady();
    }

    /** Nobody was short of the memory that is the default, whatever a test did. */
    @AfterEach
    void keepsWithinItsMemory() {
        for (Pod pod : user().pods().inNamespace(NAMESPACE).list().getItems()) {
            boolean isAgent = pod.getMetadata().getName().startsWith("geotraffic-agent-");
            assertEquals(
                    new Quantity(isAgent ? "128Mi" : "256Mi"),
                    pod.getSpec()
                            .getContainers()
                            .getFirst()
                            .getResources()
                            .getLimits()
                            .get("memory"));
            for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
                for (ContainerState state : List.of(container.getState(), container.getLastState())) {
                    assertTrue(
                            state.getTerminated() == null
                                    || !"OOMKilled".equals(state.getTerminated().getReason()),
                            () -> pod.getMetadata().getName() + " " + state);
                }
            }
        }
    }

    private static AppliedMonitor monitor() {
        return new AppliedMonitor(user(), MONITOR);
    }

    private static List<Pod> agents() {
        return user().pods()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/name", "geotraffic-agent")
                .list()
                .getItems();
    }

    private static ContainerStatus container(Pod pod) {
        return pod.getStatus().getContainerStatuses().getFirst();
    }

    private static Pod agentOf(String node) {
        return agents().stream()
                .filter(agent -> agent.getSpec().getNodeName().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static Bytes counted() {
        return agents().stream()
                .map(agent -> Bytes.counted(agent.getSpec().getNodeName(), AgentMetrics.of(user(), agent)))
                .reduce(Bytes.none(), Bytes::plus)
                .ofTheWorld();
    }

    private static Bytes send(String node, boolean onHost) {
        return new Sender(NAMESPACE, node, onHost).send(user(), DATAGRAMS);
    }

    /** As soon as the agents have read it. */
    private static void assertCounted(Bytes sent, Bytes before) {
        Bytes counted;
        try {
            counted = Eventually.get(
                    Duration.ofSeconds(20), "what was sent", () -> counted().since(before), sent::equals);
        } catch (AssertionError e) {
            counted = counted().since(before);
        }
        assertEquals(sent, counted);
    }

    @Test
    void countsToTheByteWhatPodsAndNodesSendAndReceive() {
        Bytes before = counted();
        Bytes sent = Stream.of("node1", "node2")
                .flatMap(node -> Stream.of(send(node, false), send(node, true)))
                .reduce(Bytes.none(), Bytes::plus);
        // Each host is one of a country, by one of the IP versions.
        assertEquals(World.hosts().size() * 2 * 2, sent.values().size(), "series of nodes and directions");
        assertCounted(sent, before);
    }

    @Test
    void countsOnANodeThatIsAdded() {
        Bytes before = counted();
        String node = Program.run(Cluster.command("add")).strip();
        try {
            monitor().awaitReady();
            assertCounted(send(node, true), before);
        } finally {
            Cluster.run("remove", node);
        }
        monitor().awaitReady();
    }

    @Test
    void countsOnWhenAnAgentWasKilled() {
        Pod agent = agentOf("node1");
        int restarts = container(agent).getRestartCount();
        AgentProcess.of(agent).kill();
        Eventually.get(
                PATIENCE,
                "restart of the agent",
                () -> container(agentOf("node1")),
                container -> container.getRestartCount() > restarts && container.getReady());
        monitor().awaitReady();
        Bytes before = counted();
        assertCounted(send("node1", true), before);
        assertEquals(
                agent.getMetadata().getUid(), agentOf("node1").getMetadata().getUid(), "it is the same pod");
    }

    @Test
    void takesAnotherDatabaseWithoutARestart() {
        Pod agent = agentOf("node1");
        String former = databaseOf(agent);
        try {
            CountryData.apply(
                    user(),
                    CountryData.configMap(
                            NAMESPACE, "geoip-country", "country.mmdb", CountryData.database("8.8.8.0/24", "FR")));
            Eventually.get(PATIENCE, "another database", () -> databaseOf(agent), database -> !database.equals(former));
            Bytes before = counted();
            Bytes sent = new Sender(NAMESPACE, "node1", false).send(user(), DATAGRAMS, List.of("8.8.8.8"));
            assertCounted(sent.in("FR"), before);
            assertEquals(
                    container(agent).getContainerID(),
                    container(agentOf("node1")).getContainerID(),
                    "it is the same one");
        } finally {
            countries.apply();
        }
        Eventually.get(PATIENCE, "the former database", () -> databaseOf(agent), former::equals);
    }

    private static String databaseOf(Pod agent) {
        return AgentMetrics.of(user(), agent)
                .lines()
                .filter(line -> line.startsWith("geoip_database_info{"))
                .findFirst()
                .orElse("");
    }

    @Test
    void namesTheNodeWhoseAgentCannotRun() {
        try (NodeProcess _ = NodeProcess.listenOn("node2", 10999)) {
            patch("{\"spec\":{\"agent\":{\"port\":10999}}}");
            GeoTrafficMonitorStatus status = monitor()
                    .await(
                            "a node that does not count",
                            seen -> seen.nodes().stream().anyMatch(node -> "PortInUse".equals(node.reason())));
            assertEquals(
                    List.of("node2"),
                    status.nodes().stream()
                            .filter(node -> "PortInUse".equals(node.reason()))
                            .map(node -> node.name())
                            .toList());
            assertEquals("False", status.conditions().getFirst().getStatus());
        }
        patch("{\"spec\":{\"agent\":{\"port\":null}}}");
        monitor().awaitReady();
    }

    private static void patch(String change) {
        ClusterCommand.kubectl("patch", "gtm", MONITOR, "--type=merge", "--patch=" + change);
    }

    @Test
    void leavesNothingBehindWhenTheResourceIsDeleted() {
        for (String node : List.of("node1", "node2")) {
            assertEquals(2, programs(node), "programs on " + node + ": one for each direction");
        }
        ClusterCommand.kubectl("delete", "gtm", MONITOR);
        Eventually.get(PATIENCE, "end of the agents", WholeSystemTest::agents, List::isEmpty);
        for (String node : List.of("node1", "node2")) {
            assertEquals(0, programs(node), "programs on " + node);
        }
    }

    /** Those attached by TCX, in the node's namespace. */
    private static long programs(String node) {
        return Program.run(Cluster.command("exec", node, "bpftool", "net", "show"))
                .lines()
                .filter(line -> line.contains("tcx/"))
                .count();
    }
}
