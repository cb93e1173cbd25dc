package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Each way in which a node may not count: what the status says, and that it recovers. They mostly wait for
 * kubelets, so some are tried at once, each with a port of its own.
 */
@OnCluster
final class NodeReasonTest {
    /** What pods a namespace allows is the same for all of them. */
    private static final String POD_SECURITY = "pod security";

    /** A test that runs beside others of this class, which itself runs alone. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(value = POD_SECURITY, mode = ResourceAccessMode.READ)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface AtOnce {}

    private static RunningOperator operator;

    @BeforeAll
    static void start() {
        operator = RunningOperator.start("geotraffic-reasons");
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    private static int nodes() {
        return operator.user().nodes().list().getItems().size();
    }

    /** A monitor with a port of its own. */
    private record Monitor(String name, int port) implements AutoCloseable {
        /**
         * @param spec but for the agent
         * @param agent but for the port
         */
        void apply(String spec, String agent) {
            operator.apply(name, "{%sagent: {port: %d%s}}".formatted(spec, port, agent));
        }

        void apply() {
            apply("", "");
        }

        /** That the status says so of all nodes, or of as many as are meant; a kubelet may first say something else. */
        NodeStatus await(String reason, int nodes, String words) {
            return operator.awaitStatus(
                            name,
                            "%d nodes with %s: %s".formatted(nodes, reason, words),
                            seen -> seen.nodes().size() == nodes
                                    && seen.nodes().stream()
                                            .allMatch(node -> node.reason().equals(reason)
                                                    && node.message().contains(words)))
                    .nodes()
                    .getFirst();
        }

        void awaitReady() {
            assertEquals(List.of(), operator.awaitReady(name).nodes());
        }

        void recovers() {
            apply();
            awaitReady();
        }

        @Override
        public void close() {
            operator.delete(name);
        }
    }

    @AtOnce
    void namesAnImageThatIsMissingWhileTheOthersCountOn() {
        try (Monitor monitor = new Monitor("image", 10601)) {
            monitor.apply();
            monitor.awaitReady();
            monitor.apply("", ", image: localhost:1/no/such:image");
            NodeStatus node = monitor.await("ImageUnavailable", 1, "localhost:1/no/such:image");
            assertTrue(node.message().contains("spec.agent.image"), node.message());
            String blocked = operator.await("image", "AgentsProgressing", "False", "RolloutBlocked");
            assertTrue(blocked.contains(node.name()), blocked);
            String ready = operator.condition("image", "Ready").getMessage();
            assertTrue(ready.startsWith((nodes() - 1) + " of " + nodes() + " nodes count; " + node.name()), ready);
            operator.await("image", "Degraded", "True", "NodesNotCounting");
            monitor.recovers();
            operator.await("image", "AgentsProgressing", "False", "RolloutComplete");
        }
    }

    @AtOnce
    void namesTheOtherMonitorThatHasThePort() {
        try (Monitor first = new Monitor("first", 10602);
                Monitor second = new Monitor("second", 10602)) {
            first.apply();
            first.awaitReady();
            second.apply();
            second.await("PortInUse", nodes(), "port 10602 (GeoTrafficMonitor first asks for it too)");
            first.awaitReady();
            new Monitor("second", 10603).recovers();
        }
    }

    @AtOnce
    void namesAProcessThatHasThePort() {
        try (Monitor monitor = new Monitor("process", 10604)) {
            try (NodeProcess _ = NodeProcess.listenOn("node1", 10604)) {
                monitor.apply();
                NodeStatus node = monitor.await("PortInUse", 1, "Address already in use");
                assertEquals("node1", node.name());
            }
            monitor.awaitReady();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    @ResourceLock(POD_SECURITY)
    void namesPodSecurityAndTheCommandThatAllowsPods() {
        try (Monitor monitor = new Monitor("security", 10605)) {
            label("baseline");
            try {
                monitor.apply();
                monitor.await(
                        "PodRefused",
                        nodes(),
                        "kubectl label namespace geotraffic-reasons pod-security.kubernetes.io/enforce=privileged");
                operator.await("security", "Ready", "False", "NodesNotCounting");
            } finally {
                label("privileged");
            }
            // The DaemonSet's controller waits longer after each failure; a new generation makes it try at once.
            monitor.apply("", ", logLevel: warn");
            monitor.awaitReady();
        }
    }

    private static void label(String level) {
        Edit.of(
                operator.user().namespaces().withName(operator.namespace()),
                namespace -> namespace
                        .edit()
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/enforce", level)
                        .endMetadata()
                        .build());
    }

    @AtOnce
    void saysWhatTheAgentSaysOfAnInterfaceThatNobodyHas() {
        try (Monitor monitor = new Monitor("interface", 10606)) {
            monitor.apply("interfaces: [nosuch0], ", "");
            monitor.await("NotReady", nodes(), "no interface is counted");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysThatAMapIsTooLargeForThePodsLimit() {
        try (Monitor monitor = new Monitor("map", 10607)) {
            monitor.apply("mapMaxEntries: 10000000, ", "");
            monitor.await("MapTooLarge", nodes(), "spec.mapMaxEntries");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysWhatTheAgentRefuses() {
        try (Monitor monitor = new Monitor("options", 10608)) {
            monitor.apply("interfaces: ['eth[9-0]'], ", "");
            monitor.await("InvalidOptions", nodes(), "eth[9-0]");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysThatTheAgentHasTooLittleMemory() {
        try (Monitor monitor = new Monitor("memory", 10609)) {
            monitor.apply("", ", resources: {requests: {memory: 16Mi}, limits: {memory: 16Mi}}");
            monitor.await("OutOfMemory", nodes(), "spec.agent.resources.limits.memory");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysWhyAPodCannotBeScheduled() {
        try (Monitor monitor = new Monitor("scheduled", 10610)) {
            monitor.apply("", ", resources: {requests: {cpu: '1000'}}");
            monitor.await("Unschedulable", nodes(), "Insufficient cpu");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysWhichSecretIsMissing() {
        try (Monitor monitor = new Monitor("secret", 10611)) {
            monitor.apply("", ", webConfig: {secretName: web}");
            monitor.await("VolumeUnavailable", nodes(), "secret \"web\" not found");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysWhyAPodIsNotCreated() {
        try (Monitor monitor = new Monitor("refused", 10612)) {
            monitor.apply("", ", priorityClassName: no-such-class");
            monitor.await("PodRefused", nodes(), "no PriorityClass with name no-such-class was found");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysThatNoNodeIsMeant() {
        try (Monitor monitor = new Monitor("nobody", 10613)) {
            monitor.apply("", ", nodeSelector: {nobody: has-this}");
            operator.await("nobody", "Ready", "False", "NoNodes");
            operator.await("nobody", "Degraded", "True", "NoNodes");
            monitor.recovers();
        }
    }

    @AtOnce
    void saysWhatTheApiServerRefuses() {
        try (Monitor monitor = new Monitor("devices", 10614)) {
            monitor.apply();
            monitor.awaitReady();
            // The schema cannot know that devices are counted in whole numbers.
            monitor.apply("", ", resources: {limits: {memory: 128Mi, example.org/device: '0.5'}}");
            String refused = operator.await("devices", "Degraded", "True", "ResourcesRefused");
            assertTrue(refused.contains("must be an integer"), refused);
            assertEquals(
                    nodes(),
                    operator.user()
                            .pods()
                            .inNamespace(operator.namespace())
                            .withLabels(Map.of("app.kubernetes.io/instance", "devices"))
                            .list()
                            .getItems()
                            .size(),
                    "agents stay as they were");
            monitor.recovers();
        }
    }
}
