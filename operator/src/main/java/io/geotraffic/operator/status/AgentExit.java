package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.Objects;
import java.util.Set;

/** Why an agent ended, by its exit status (docs/operations.md) and its last line, which the pod's status keeps. */
final class AgentExit {
    private static final int INVALID_OPTIONS = 2;
    private static final int UNSUPPORTED = 3;
    private static final int ADDRESS_IN_USE = 4;
    private static final int MAP_TOO_LARGE = 5;

    /** Told to end, and it did; SIGKILL; SIGTERM. */
    private static final Set<Integer> BY_SIGNAL = Set.of(0, 137, 143);

    private static final String OUT_OF_MEMORY = "OOMKilled";

    /** What a kubelet says, with exit status 255, when the node was started anew. */
    private static final String UNKNOWN = "Unknown";

    private static final String OWN_NAME = "geotraffic-agent: ";

    private AgentExit() {}

    static AgentState.Uncounted explain(ContainerStateTerminated ended) {
        if (OUT_OF_MEMORY.equals(ended.getReason())) {
            return new AgentState.Uncounted(
                    NodeReason.OUT_OF_MEMORY,
                    "the agent took more memory than its limit; raise spec.agent.resources.limits.memory");
        }
        if (!isByItself(ended)) {
            return new AgentState.Uncounted(
                    NodeReason.CRASHED,
                    "it was ended (exit status %d), by its kubelet if probes failed: see the pod's events, and whether spec.agent.webConfig.scheme is right"
                            .formatted(ended.getExitCode()));
        }
        String said = said(ended);
        return switch (ended.getExitCode()) {
            case INVALID_OPTIONS -> new AgentState.Uncounted(NodeReason.INVALID_OPTIONS, said + "; correct the spec");
            case UNSUPPORTED ->
                said.startsWith("Missing capability")
                        ? new AgentState.Uncounted(
                                NodeReason.MISSING_CAPABILITY,
                                said + "; see what the node's runtime forbids, or set spec.agent.security: Privileged")
                        : new AgentState.Uncounted(
                                NodeReason.UNSUPPORTED_KERNEL,
                                said + "; upgrade the node, or take it out by spec.agent.nodeSelector");
            case ADDRESS_IN_USE -> new AgentState.Uncounted(NodeReason.PORT_IN_USE, PortAdvice.takenByAProcess(said));
            case MAP_TOO_LARGE ->
                new AgentState.Uncounted(
                        NodeReason.MAP_TOO_LARGE,
                        said + "; lower spec.mapMaxEntries or raise spec.agent.resources.limits.memory");
            default ->
                new AgentState.Uncounted(NodeReason.CRASHED, "exit status %d: %s".formatted(ended.getExitCode(), said));
        };
    }

    /** Nobody sent it a signal, and its node did not end with it. */
    static boolean isByItself(ContainerStateTerminated ended) {
        return OUT_OF_MEMORY.equals(ended.getReason())
                || !(BY_SIGNAL.contains(ended.getExitCode()) || UNKNOWN.equals(ended.getReason()));
    }

    private static String said(ContainerStateTerminated ended) {
        String message = Objects.requireNonNullElse(ended.getMessage(), "");
        if (message.isBlank()) {
            return "it said nothing (" + Objects.requireNonNullElse(ended.getReason(), "no reason given") + ")";
        }
        String line = Sentence.ofLastLine(message);
        return line.startsWith(OWN_NAME) ? line.substring(OWN_NAME.length()) : line;
    }
}
