package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.status.AgentPodReading;
import io.geotraffic.operator.status.AgentState;
import io.geotraffic.operator.status.NodeEligibility;
import io.geotraffic.operator.status.NodeEvents;
import io.geotraffic.operator.status.NodeReason;
import io.geotraffic.operator.status.PortAdvice;
import io.geotraffic.operator.status.Rollout;
import io.geotraffic.operator.status.Sentence;
import io.geotraffic.operator.status.UncountedNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the nodes that should be counted and are not, and why. Asks more than the pods' own status only where
 * something is amiss, and only for as many nodes as a status names.
 */
final class NodeSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(NodeSurvey.class);
    private static final int MOST_QUESTIONS = 20;

    private final KubernetesClient client;
    private final NodeQuestions questions;

    NodeSurvey(KubernetesClient client, ReadinessQuestion readiness, Clock clock) {
        this.client = client;
        questions = new NodeQuestions(client, readiness, clock);
    }

    /** @param rivals other monitors that ask for the same port */
    List<UncountedNode> survey(
            AgentPlan plan, DaemonSet daemonSet, Collection<AgentPodReading> pods, List<String> rivals) {
        List<CompletableFuture<UncountedNode>> answers = new ArrayList<>();
        int asked = 0;
        for (AgentPodReading pod : pods) {
            if (!(pod.state() instanceof AgentState.Counting)) {
                boolean ask = NodeQuestions.isFor(pod.state()) && asked < MOST_QUESTIONS;
                asked += ask ? 1 : 0;
                answers.add((ask
                                ? answer(plan, pod, rivals)
                                : CompletableFuture.completedFuture(explain(plan, pod.state(), rivals)))
                        .thenApply(state -> new UncountedNode(pod.node(), state.reason(), state.message())));
            }
        }
        Rollout rollout = Rollout.of(daemonSet);
        return Stream.concat(
                        answers.stream().map(CompletableFuture::join),
                        rollout.observed() && rollout.desired() > pods.size()
                                ? withoutPod(plan, daemonSet, pods)
                                : Stream.empty())
                .toList();
    }

    /** On a thread of its own, for each question may take its second. */
    private CompletableFuture<AgentState.Uncounted> answer(AgentPlan plan, AgentPodReading pod, List<String> rivals) {
        return CompletableFuture.supplyAsync(() -> questions.ask(plan, pod).join(), Thread::startVirtualThread)
                .exceptionally(failure -> withoutAnswer(explain(plan, pod.state(), rivals), failure));
    }

    /** Without asking anybody. */
    private AgentState.Uncounted explain(AgentPlan plan, AgentState state, List<String> rivals) {
        return switch (state) {
            case AgentState.Counting counting -> throw new IllegalArgumentException("it counts");
            case AgentState.Uncounted uncounted -> uncounted;
            case AgentState.PortTaken taken ->
                new AgentState.Uncounted(
                        NodeReason.PORT_IN_USE,
                        PortAdvice.takenByAPod(plan.spec().agent().port(), rivals));
            case AgentState.Preparing preparing -> NodeEvents.ofPreparation(List.of());
            case AgentState.Unready unready ->
                questions.withPatience(
                        unready,
                        new AgentState.Uncounted(
                                NodeReason.NOT_READY, "it runs and is not ready; it was not asked why"));
        };
    }

    /** A question that fails is no reason to say nothing of the others. */
    private static AgentState.Uncounted withoutAnswer(AgentState.Uncounted state, Throwable failure) {
        return new AgentState.Uncounted(
                state.reason(),
                state.message() + "; to ask why failed: " + Sentence.of(String.valueOf(failure.getMessage())));
    }

    /** Nodes for which the DaemonSet's controller could not even make a pod. */
    private Stream<UncountedNode> withoutPod(AgentPlan plan, DaemonSet daemonSet, Collection<AgentPodReading> pods) {
        Set<String> known = pods.stream().map(AgentPodReading::node).collect(Collectors.toSet());
        NodeEligibility eligibility =
                new NodeEligibility(daemonSet.getSpec().getTemplate().getSpec());
        try {
            AgentState.Uncounted state = NodeEvents.ofCreation(
                    questions.events(plan.namespace(), daemonSet.getMetadata().getUid()), plan.namespace());
            return NodePages.names(client, eligibility::isFor).stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> new UncountedNode(name, state.reason(), state.message()));
        } catch (KubernetesClientException e) {
            LOG.warn("Cannot name the nodes of {} without a pod: {}", plan.monitor(), e.getMessage());
            return Stream.empty();
        }
    }
}
