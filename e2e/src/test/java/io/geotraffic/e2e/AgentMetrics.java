package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;

/** An agent's metrics, asked for by way of the API server, which reaches any node. */
final class AgentMetrics {
    private AgentMetrics() {}

    static String of(KubernetesClient client, Pod agent) {
        int port =
                agent.getSpec().getContainers().getFirst().getPorts().getFirst().getContainerPort();
        return Objects.requireNonNullElse(
                client.raw("/api/v1/namespaces/%s/pods/%s:%d/proxy/metrics"
                        .formatted(
                                agent.getMetadata().getNamespace(),
                                agent.getMetadata().getName(),
                                port)),
                "");
    }
}
