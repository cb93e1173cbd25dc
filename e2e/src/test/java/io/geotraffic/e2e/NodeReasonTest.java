package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
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

    @AtOnce
    void namesAnImageThatIsMissingWhileTheOthersCountOn() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "image", 10601)) {
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
            monitor.apply();
            monitor.awaitReady();
            operator.await("image", "AgentsProgressing", "False", "RolloutComplete");
        }
    }

    @AtOnce
    void namesTheOtherMonitorThatHasThePort() {
        try (MonitorOnPort first = new MonitorOnPort(operator, "first", 10602);
                MonitorOnPort second = new MonitorOnPort(operator, "second", 10602)) {
            first.apply();
            first.awaitReady();
            second.apply();
            second.await("PortInUse", nodes(), "port 10602 (GeoTrafficMonitor first asks for it too)");
            first.awaitReady();
            MonitorOnPort other = new MonitorOnPort(operator, "second", 10603);
            other.apply();
            other.awaitReady();
        }
    }

    @AtOnce
    void namesAProcessThatHasThePort() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "process", 10604)) {
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
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "security", 10605)) {
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
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "interface", 10606)) {
            monitor.apply("interfaces: [nosuch0], ", "");
            monitor.await("NotReady", nodes(), "no interface is counted");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysThatAMapIsTooLargeForThePodsLimit() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "map", 10607)) {
            monitor.apply("mapMaxEntries: 10000000, ", "");
            monitor.await("MapTooLarge", nodes(), "spec.mapMaxEntries");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysWhatTheAgentRefuses() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "options", 10608)) {
            monitor.apply("interfaces: ['eth[9-0]'], ", "");
            monitor.await("InvalidOptions", nodes(), "eth[9-0]");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysThatTheAgentHasTooLittleMemory() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "memory", 10609)) {
            monitor.apply("", ", resources: {requests: {memory: 16Mi}, limits: {memory: 16Mi}}");
            monitor.await("OutOfMemory", nodes(), "spec.agent.resources.limits.memory");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysWhyAPodCannotBeScheduled() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "scheduled", 10610)) {
            monitor.apply("", ", resources: {requests: {cpu: '1000'}}");
            monitor.await("Unschedulable", nodes(), "Insufficient cpu");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysWhichSecretIsMissing() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "secret", 10611)) {
            monitor.apply("", ", webConfig: {secretName: web}");
            monitor.await("VolumeUnavailable", nodes(), "secret \"web\" not found");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysWhyAPodIsNotCreated() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "refused", 10612)) {
            monitor.apply("", ", priorityClassName: no-such-class");
            monitor.await("PodRefused", nodes(), "no PriorityClass with name no-such-class was found");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysThatNoNodeIsMeant() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "nobody", 10613)) {
            monitor.apply("", ", nodeSelector: {nobody: has-this}");
            operator.await("nobody", "Ready", "False", "NoNodes");
            operator.await("nobody", "Degraded", "True", "NoNodes");
            monitor.apply();
            monitor.awaitReady();
        }
    }

    @AtOnce
    void saysWhatTheApiServerRefuses() {
        try (MonitorOnPort monitor = new MonitorOnPort(operator, "devices", 10614)) {
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
            monitor.apply();
            monitor.awaitReady();
        }
    }
}
