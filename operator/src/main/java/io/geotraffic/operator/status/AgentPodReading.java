package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What matters of an agent's pod.
 *
 * @param node that it is for, though it may not have got there
 */
public record AgentPodReading(String name, String uid, String node, AgentState state) {
    /** Nothing if it is a pod without a node: not one that a DaemonSet made. */
    public static Optional<AgentPodReading> of(Pod pod) {
        return node(pod)
                .map(node -> new AgentPodReading(
                        pod.getMetadata().getName(), pod.getMetadata().getUid(), node, PodDiagnosis.of(pod)));
    }

    /** Of two pods of a node, while one follows the other, the one that counts, or else the one that will. */
    public static AgentPodReading better(AgentPodReading a, AgentPodReading b) {
        return Stream.of(a, b)
                .min(Comparator.comparingInt((AgentPodReading reading) -> rank(reading.state))
                        .thenComparing(AgentPodReading::name))
                .orElseThrow();
    }

    private static int rank(AgentState state) {
        return switch (state) {
            case AgentState.Counting counting -> 0;
            case AgentState.Uncounted uncounted when uncounted.reason() == NodeReason.ENDING -> 3;
            // The DaemonSet's controller takes such a pod away and makes another.
            case AgentState.Uncounted uncounted when uncounted.reason() == NodeReason.POD_REFUSED -> 2;
            default -> 1;
        };
    }

    /** Before the scheduler has bound it, the DaemonSet's controller says by an affinity which node it is for. */
    private static Optional<String> node(Pod pod) {
        if (pod.getSpec().getNodeName() != null) {
            return Optional.of(pod.getSpec().getNodeName());
        }
        return Optional.ofNullable(pod.getSpec().getAffinity())
                .map(affinity -> affinity.getNodeAffinity())
                .map(affinity -> affinity.getRequiredDuringSchedulingIgnoredDuringExecution())
                .flatMap(selector -> selector.getNodeSelectorTerms().stream()
                        .map(NodeSelectorTerm::getMatchFields)
                        .flatMap(fields -> fields.stream())
                        .filter(field -> "metadata.name".equals(field.getKey()))
                        .map(NodeSelectorRequirement::getValues)
                        .flatMap(values -> values.stream())
                        .findFirst());
    }
}
