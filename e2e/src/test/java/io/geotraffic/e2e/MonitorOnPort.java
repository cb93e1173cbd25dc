package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import java.util.List;

/** A monitor with a port of its own, so that there may be others beside it. */
record MonitorOnPort(RunningOperator operator, String name, int port) implements AutoCloseable {
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

    @Override
    public void close() {
        operator.delete(name);
    }
}
