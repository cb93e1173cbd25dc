package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each way in which a node may not count: what the status says, and that it recovers. */
@OnCluster
final class NodeReasonTest {
    private static RunningOperator operator;

    @BeforeAll
    static void start() {
        operator = RunningOperator.start("geotraffic-reasons");
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    @AfterEach
    void deleteMonitors() {
        operator.deleteAll();
    }

    /** What the status says of all nodes, or of as many as are meant. */
    private static NodeStatus await(String monitor, String reason, int nodes) {
        GeoTrafficMonitorStatus status = operator.awaitStatus(
                monitor,
                nodes + " nodes with " + reason,
                seen -> seen.nodes().size() == nodes
                        && seen.nodes().stream().allMatch(node -> node.reason().equals(reason)));
        return status.nodes().getFirst();
    }

    private static int nodes() {
        return operator.user().nodes().list().getItems().size();
    }

    private static void recovers(String monitor, String spec) {
        operator.apply(monitor, spec);
        assertEquals(List.of(), operator.awaitReady(monitor).nodes());
    }

    @Test
    void namesAnImageThatIsMissingWhileTheOthersCountOn() {
        operator.apply("egress", "{}");
        operator.awaitReady("egress");
        operator.apply("egress", "{agent: {image: localhost:1/no/such:image}}");
        NodeStatus node = await("egress", "ImageUnavailable", 1);
        assertTrue(node.message().contains("localhost:1/no/such:image"), node.message());
        assertTrue(node.message().contains("spec.agent.image"), node.message());
        String blocked = operator.await("egress", "AgentsProgressing", "False", "RolloutBlocked");
        assertTrue(blocked.contains(node.name()), blocked);
        String ready = operator.condition("egress", "Ready").getMessage();
        assertTrue(ready.startsWith((nodes() - 1) + " of " + nodes() + " nodes count; " + node.name()), ready);
        operator.await("egress", "Degraded", "True", "NodesNotCounting");
        recovers("egress", "{}");
        operator.await("egress", "AgentsProgressing", "False", "RolloutComplete");
    }

    @Test
    void namesTheOtherMonitorThatHasThePort() {
        operator.apply("first", "{}");
        operator.awaitReady("first");
        operator.apply("second", "{}");
        NodeStatus node = await("second", "PortInUse", nodes());
        assertTrue(node.message().contains("port 10479 (GeoTrafficMonitor first asks for it too)"), node.message());
        operator.awaitReady("first");
        recovers("second", "{agent: {port: 10480}}");
    }

    @Test
    void namesAProcessThatHasThePort() {
        try (NodeProcess _ = NodeProcess.listenOn("node1", 10479)) {
            operator.apply("egress", "{}");
            NodeStatus node = await("egress", "PortInUse", 1);
            assertEquals("node1", node.name());
            assertTrue(node.message().contains("Address already in use"), node.message());
        }
        operator.awaitReady("egress");
    }

    @Test
    void namesPodSecurityAndTheCommandThatAllowsPods() {
        label("baseline");
        try {
            operator.apply("egress", "{}");
            NodeStatus node = await("egress", "PodRefused", nodes());
            assertTrue(
                    node.message()
                            .contains(
                                    "kubectl label namespace geotraffic-reasons pod-security.kubernetes.io/enforce=privileged"),
                    node.message());
            operator.await("egress", "Ready", "False", "NodesNotCounting");
        } finally {
            label("privileged");
        }
        // The DaemonSet's controller waits longer after each failure; a new generation makes it try at once.
        recovers("egress", "{agent: {logLevel: warn}}");
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

    @Test
    void saysWhatTheAgentSaysOfAnInterfaceThatNobodyHas() {
        operator.apply("egress", "{interfaces: [nosuch0]}");
        NodeStatus node = await("egress", "NotReady", nodes());
        assertTrue(node.message().contains("no interface is counted"), node.message());
        recovers("egress", "{interfaces: [eth0]}");
    }

    @Test
    void saysThatAMapIsTooLargeForThePodsLimit() {
        operator.apply("egress", "{mapMaxEntries: 10000000}");
        NodeStatus node = await("egress", "MapTooLarge", nodes());
        assertTrue(node.message().contains("spec.mapMaxEntries"), node.message());
        recovers("egress", "{}");
    }

    @Test
    void saysWhatTheAgentRefuses() {
        operator.apply("egress", "{interfaces: ['eth[9-0]']}");
        NodeStatus node = await("egress", "InvalidOptions", nodes());
        assertTrue(node.message().contains("eth[9-0]"), node.message());
        recovers("egress", "{}");
    }

    @Test
    void saysThatTheAgentHasTooLittleMemory() {
        operator.apply("egress", "{agent: {resources: {requests: {memory: 16Mi}, limits: {memory: 16Mi}}}}");
        NodeStatus node = await("egress", "OutOfMemory", nodes());
        assertTrue(node.message().contains("spec.agent.resources.limits.memory"), node.message());
        recovers("egress", "{}");
    }

    @Test
    void saysWhyAPodCannotBeScheduled() {
        operator.apply("egress", "{agent: {resources: {requests: {cpu: '1000'}}}}");
        NodeStatus node = await("egress", "Unschedulable", nodes());
        assertTrue(node.message().contains("Insufficient cpu"), node.message());
        recovers("egress", "{}");
    }

    @Test
    void saysWhichSecretIsMissing() {
        operator.apply("egress", "{agent: {webConfig: {secretName: web}}}");
        NodeStatus node = await("egress", "VolumeUnavailable", nodes());
        assertTrue(node.message().contains("secret \"web\" not found"), node.message());
        recovers("egress", "{}");
    }

    @Test
    void saysWhyAPodIsNotCreated() {
        operator.apply("egress", "{agent: {priorityClassName: no-such-class}}");
        NodeStatus node = await("egress", "PodRefused", nodes());
        assertTrue(node.message().contains("no PriorityClass with name no-such-class was found"), node.message());
        recovers("egress", "{}");
    }

    @Test
    void saysThatNoNodeIsMeant() {
        operator.apply("egress", "{agent: {nodeSelector: {nobody: has-this}}}");
        operator.await("egress", "Ready", "False", "NoNodes");
        operator.await("egress", "Degraded", "True", "NoNodes");
        recovers("egress", "{}");
    }

    @Test
    void saysWhatTheApiServerRefuses() {
        operator.apply("egress", "{}");
        operator.awaitReady("egress");
        // The schema cannot know that devices are counted in whole numbers.
        operator.apply("egress", "{agent: {resources: {limits: {memory: 128Mi, example.org/device: '0.5'}}}}");
        String refused = operator.await("egress", "Degraded", "True", "ResourcesRefused");
        assertTrue(refused.contains("must be an integer"), refused);
        assertEquals(
                nodes(),
                operator.user()
                        .pods()
                        .inNamespace(operator.namespace())
                        .withLabels(Map.of("app.kubernetes.io/instance", "egress"))
                        .list()
                        .getItems()
                        .size(),
                "agents stay as they were");
        recovers("egress", "{}");
    }
}
