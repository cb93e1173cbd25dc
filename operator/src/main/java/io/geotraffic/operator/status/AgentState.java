package io.geotraffic.operator.status;

import java.time.Instant;

/** What a pod's own status tells of an agent. */
public sealed interface AgentState {
    /** It is ready. */
    record Counting() implements AgentState {}

    /** It does not count, and the pod says why. */
    record Uncounted(NodeReason reason, String message) implements AgentState {}

    /** Another pod of the node has its port. */
    record PortTaken() implements AgentState {}

    /** It is being made ready to start. If that takes long, the pod's events tell why. */
    record Preparing() implements AgentState {}

    /**
     * It runs and is not ready: it knows why itself.
     *
     * @param since when it runs
     */
    record Unready(String hostIp, Instant since) implements AgentState {}
}
