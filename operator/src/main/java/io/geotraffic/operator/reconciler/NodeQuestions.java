package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.resources.AgentContainer;
import io.geotraffic.operator.status.AgentPodReading;
import io.geotraffic.operator.status.AgentState;
import io.geotraffic.operator.status.NodeEvents;
import io.geotraffic.operator.status.NodeReason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Asks the node, the pod's events and the agent itself why an agent does not count. */
final class NodeQuestions {
    /** Within which an agent counts, or says why it does not. */
    private static final Duration START = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final ReadinessQuestion readiness;
    private final Clock clock;

    NodeQuestions(KubernetesClient client, ReadinessQuestion readiness, Clock clock) {
        this.client = client;
        this.readiness = readiness;
        this.clock = clock;
    }

    /** Whether the pod's status leaves anything open. */
    static boolean isFor(AgentState state) {
        return switch (state) {
            case AgentState.Counting counting -> false;
            case AgentState.PortTaken taken -> false;
            case AgentState.Uncounted uncounted -> !uncounted.reason().isFailure();
            case AgentState.Preparing preparing -> true;
            case AgentState.Unready unready -> true;
        };
    }

    CompletableFuture<AgentState.Uncounted> ask(AgentPlan plan, AgentPodReading pod) {
        return switch (pod.state()) {
            case AgentState.Preparing preparing ->
                CompletableFuture.completedFuture(
                        orNode(pod.node(), NodeEvents.ofPreparation(events(plan.namespace(), pod.uid()))));
            case AgentState.Uncounted uncounted -> CompletableFuture.completedFuture(orNode(pod.node(), uncounted));
            case AgentState.Unready unready -> whyUnready(plan, pod.node(), unready);
            default -> throw new IllegalArgumentException(pod + " leaves nothing open");
        };
    }

    private CompletableFuture<AgentState.Uncounted> whyUnready(
            AgentPlan plan, String nodeName, AgentState.Unready agent) {
        String trouble = trouble(nodeName);
        return trouble.isEmpty()
                ? readiness
                        .ask(
                                AgentContainer.scheme(plan.spec().agent()),
                                agent.hostIp(),
                                plan.spec().agent().port())
                        .thenApply(answer -> withPatience(agent, answer))
                : CompletableFuture.completedFuture(nodeNotReady(trouble));
    }

    /** One that has just begun to run has not yet counted, and nothing is wrong. */
    AgentState.Uncounted withPatience(AgentState.Unready agent, AgentState.Uncounted answer) {
        boolean hasJustBegun =
                Duration.between(agent.since(), clock.instant()).abs().compareTo(START) < 0;
        return hasJustBegun ? new AgentState.Uncounted(NodeReason.STARTING, answer.message()) : answer;
    }

    /** What only takes its time takes for ever on a node that is not ready. */
    private AgentState.Uncounted orNode(String nodeName, AgentState.Uncounted state) {
        if (state.reason().isFailure()) {
            return state;
        }
        String trouble = trouble(nodeName);
        return trouble.isEmpty() ? state : nodeNotReady(trouble);
    }

    private static AgentState.Uncounted nodeNotReady(String trouble) {
        return new AgentState.Uncounted(NodeReason.NODE_NOT_READY, "the node is not ready: " + trouble);
    }

    /** Empty if the node is ready. */
    private String trouble(String nodeName) {
        Node node = client.nodes().withName(nodeName).get();
        if (node == null) {
            return "it is gone";
        }
        return node.getStatus().getConditions().stream()
                .filter(condition -> "Ready".equals(condition.getType()) && !"True".equals(condition.getStatus()))
                .map(NodeCondition::getMessage)
                .map(message -> Objects.requireNonNullElse(message, "no reason given"))
                .findFirst()
                .orElse("");
    }

    List<Event> events(String namespace, String uid) {
        return client.v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.uid", uid)
                .list()
                .getItems();
    }
}
