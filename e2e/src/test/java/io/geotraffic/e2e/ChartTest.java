package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator as users install it: by Helm, and by {@code kubectl} alone. */
@OnCluster
final class ChartTest {
    private static final String NAMESPACE = "geotraffic-chart";
    /** That of the manifests. */
    private static final String MANIFESTS_NAMESPACE = "geotraffic";
    /** Of the release, the Deployment, and the roles. */
    private static final String NAME = "geotraffic-operator";

    private static final String MANIFESTS =
            Checkout.file("deploy/kubernetes/geotraffic-operator.yaml").toString();
    private static final String LABEL = "pod-security.kubernetes.io/enforce";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KubernetesClient user = Cluster.client();
    private final AppliedMonitor monitor = new AppliedMonitor(user, "egress");

    @TempDir
    private Path folder;

    /** As it is before anything of this is installed, whatever a run that was killed has left. */
    @BeforeEach
    void start() {
        clean();
        AgentNamespace.make(user, NAMESPACE);
        // The release has to own it.
        MonitorCrd.remove(user);
    }

    @AfterEach
    void clean() {
        // Without it there would be no monitors to delete.
        MonitorCrd.install(user);
        AgentNamespace.remove(user, NAMESPACE);
        AgentNamespace.remove(user, MANIFESTS_NAMESPACE);
        user.rbac().clusterRoles().withName(NAME).delete();
        user.rbac().clusterRoleBindings().withName(NAME).delete();
        user.rbac().roles().inNamespace("default").withName(NAME + "-events").delete();
        user.rbac()
                .roleBindings()
                .inNamespace("default")
                .withName(NAME + "-events")
                .delete();
    }

    /** Waits until the Deployment has rolled out. */
    private static String helm(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, NAME));
        if (Set.of("install", "upgrade").contains(command)) {
            arguments.add(Checkout.file("charts/geotraffic-operator").toString());
        }
        arguments.addAll(List.of("--namespace", NAMESPACE, "--wait", "--timeout", "2m"));
        arguments.addAll(List.of(more));
        return ClusterCommand.helm(arguments.toArray(String[]::new));
    }

    private String values(String text) throws IOException {
        return Files.writeString(folder.resolve("values.yaml"), text).toString();
    }

    private void apply(String spec) {
        user.resource(Resources.monitor("egress", spec))
                .fieldManager("user")
                .forceConflicts()
                .serverSideApply();
    }

    private List<Pod> agents(String namespace) {
        return pods(namespace, "geotraffic-agent");
    }

    private List<Pod> operators(String namespace) {
        return pods(namespace, NAME);
    }

    private List<Pod> pods(String namespace, String name) {
        return user.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/name", name)
                .list()
                .getItems();
    }

    /** By which one tells pods from those that take their place. */
    private Set<String> agentUids(String namespace) {
        return agents(namespace).stream()
                .map(agent -> agent.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    private void assertCount(String namespace) {
        List<Pod> agents = agents(namespace);
        assertEquals(user.nodes().list().getItems().size(), agents.size());
        agents.forEach(agent -> {
            String metrics = AgentMetrics.of(user, agent);
            assertTrue(metrics.contains("geoip_interface_bytes_total{direction=\"received\",interface="), metrics);
        });
    }

    private String log(Pod pod) {
        return user.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .getLog();
    }

    /** The rights that it is given are those that it needs. */
    private void assertNothingIsForbidden(String namespace) {
        List<Pod> operators = operators(namespace);
        assertFalse(operators.isEmpty());
        operators.forEach(operator -> {
            String log = log(operator);
            assertFalse(log.toLowerCase(Locale.ROOT).contains("forbidden"), log);
        });
    }

    private Deployment deployment(String namespace) {
        return user.apps().deployments().inNamespace(namespace).withName(NAME).get();
    }

    private Container container() {
        return deployment(NAMESPACE)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private void awaitNoOperator(String namespace) {
        Eventually.get(PATIENCE, "end of the operator", () -> operators(namespace), List::isEmpty);
        assertNull(deployment(namespace));
    }

    @Test
    void livesThroughInstallationUpgradeRollbackAndRemoval() throws IOException {
        helm("install");
        assertEquals(2, operators(NAMESPACE).size());
        assertEquals(
                Math.min(2, user.nodes().list().getItems().size()),
                operators(NAMESPACE).stream()
                        .map(pod -> pod.getSpec().getNodeName())
                        .distinct()
                        .count(),
                "replicas are on different nodes");
        apply("{}");
        monitor.awaitReady();
        assertCount(NAMESPACE);
        assertNothingIsForbidden(NAMESPACE);
        Set<String> agents = agentUids(NAMESPACE);

        helm("upgrade", "--values", values("""
                logLevel: debug
                logFormat: json
                podAnnotations: {example.org/note: changed}
                """));
        assertTrue(container().getArgs().containsAll(List.of("--log-level=debug", "--log-format=json")));
        List<Pod> upgraded = Eventually.get(
                PATIENCE, "only operators of the upgrade", () -> operators(NAMESPACE), pods -> pods.size() == 2);
        upgraded.forEach(pod -> {
            assertEquals(
                    "changed", pod.getMetadata().getAnnotations().get("example.org/note"), "annotation of its pods");
            String log = log(pod);
            assertTrue(log.lines().allMatch(line -> line.startsWith("{")), log);
        });
        monitor.awaitReady();
        assertNothingIsForbidden(NAMESPACE);
        assertEquals(agents, agentUids(NAMESPACE), "agents do not notice");

        helm("rollback", "1");
        assertTrue(container().getArgs().containsAll(List.of("--log-level=info", "--log-format=text")));
        monitor.awaitReady();

        helm("uninstall");
        awaitNoOperator(NAMESPACE);
        assertNotNull(MonitorCrd.get(user));
        assertNotNull(monitor.get());
        assertEquals(agents, agentUids(NAMESPACE), "agents stay");
        assertCount(NAMESPACE);

        helm("install");
        monitor.awaitReady();
        assertEquals(agents, agentUids(NAMESPACE), "agents are taken over as they are");
        apply("{pollInterval: 1s}");
        monitor.awaitReady();
        assertFalse(agentUids(NAMESPACE).removeAll(agents), "a change still replaces agents");
        assertNothingIsForbidden(NAMESPACE);
    }

    @Test
    void isAdmittedWherePodSecurityIsRestrictedAndSaysWhatAgentsNeed() {
        label("restricted");
        String command = "kubectl label namespace " + NAMESPACE + " " + LABEL + "=privileged --overwrite";
        String notes = helm("install");
        assertTrue(notes.contains("The namespace enforces restricted:"), notes);
        assertTrue(notes.contains(command), notes);
        apply("{}");
        GeoTrafficMonitorStatus refused = monitor.await(
                "that pod security refuses agents",
                status -> status.nodes().stream().anyMatch(node -> "PodRefused".equals(node.reason())));
        NodeStatus node = refused.nodes().getFirst();
        assertTrue(node.message().contains(command), node.message());

        label("privileged");
        String allowed = helm("upgrade");
        assertFalse(allowed.contains("pod-security"), allowed);
        // The DaemonSet's controller waits longer after each failure; a new generation makes it try at once.
        apply("{agent: {logLevel: warn}}");
        monitor.awaitReady();
    }

    private void label(String level) {
        Edit.of(
                user.namespaces().withName(NAMESPACE),
                namespace -> namespace
                        .edit()
                        .editMetadata()
                        .addToLabels(LABEL, level)
                        .endMetadata()
                        .build());
    }

    @Test
    void becomesReadyByTls() throws IOException {
        WebSecret.create(user, NAMESPACE, "web", folder);
        // Helm waits for what the kubelet finds by HTTPS.
        helm("install", "--set", "webConfig.secretName=web,replicas=1");
        Pod operator = operators(NAMESPACE).getFirst();
        String metrics = Objects.requireNonNullElse(
                user.raw("/api/v1/namespaces/%s/pods/https:%s:10480/proxy/metrics"
                        .formatted(NAMESPACE, operator.getMetadata().getName())),
                "");
        assertTrue(metrics.contains("# TYPE "), metrics);
    }

    @Test
    void isInstalledUpgradedAndRemovedByKubectlAlone() {
        ClusterCommand.kubectl("apply", "--server-side", "-f", MANIFESTS);
        awaitRollout();
        apply("{}");
        monitor.awaitReady();
        assertNothingIsForbidden(MANIFESTS_NAMESPACE);
        Set<String> agents = agentUids(MANIFESTS_NAMESPACE);

        ClusterCommand.kubectl("apply", "--server-side", "-f", MANIFESTS);
        awaitRollout();
        ClusterCommand.kubectl("delete", "-f", MANIFESTS, "-l", "app.kubernetes.io/component=operator");
        awaitNoOperator(MANIFESTS_NAMESPACE);
        assertNull(user.rbac().clusterRoles().withName(NAME).get());
        assertNotNull(MonitorCrd.get(user));
        assertNotNull(monitor.get());
        assertEquals(agents, agentUids(MANIFESTS_NAMESPACE), "agents stay");
        assertCount(MANIFESTS_NAMESPACE);

        ClusterCommand.kubectl("delete", "--ignore-not-found", "-f", MANIFESTS);
        assertNull(MonitorCrd.get(user));
        assertNull(user.namespaces().withName(MANIFESTS_NAMESPACE).get());
        // Nothing needs the operator to be gone.
        Eventually.get(PATIENCE, "end of the agents", () -> agents(MANIFESTS_NAMESPACE), List::isEmpty);
    }

    @Test
    void takesTheCrdWithItIfToldTo() {
        uninstallWithTheCrd();
    }

    /**
     * Kubernetes' garbage collector learns of a new kind within half a minute, and until then looks for an owner
     * ever more seldom.
     */
    @Test
    @Tag("nightly")
    @Timeout(900)
    void takesTheAgentsWithItIfToldTo() {
        uninstallWithTheCrd();
        Eventually.get(Duration.ofMinutes(10), "end of the agents", () -> agents(NAMESPACE), List::isEmpty);
    }

    private void uninstallWithTheCrd() {
        helm("install", "--set", "crds.keep=false,replicas=1");
        apply("{}");
        monitor.awaitReady();
        helm("uninstall");
        Eventually.get(PATIENCE, "end of the CRD", () -> MonitorCrd.get(user), Objects::isNull);
        Eventually.get(PATIENCE, "end of the operator", () -> operators(NAMESPACE), List::isEmpty);
    }

    private static void awaitRollout() {
        ClusterCommand.kubectl(
                "rollout", "status", "--namespace", MANIFESTS_NAMESPACE, "deployment/" + NAME, "--timeout", "2m");
    }
}
