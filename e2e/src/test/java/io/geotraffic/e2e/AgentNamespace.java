package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A namespace that allows agents, in a cluster that has what they need. */
final class AgentNamespace {
    /** Controllers and kubelets may still wait to ask an API server that was away. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private AgentNamespace() {}

    /** Anew, whatever a run that was killed has left. */
    static void make(KubernetesClient user, String name) {
        MonitorCrd.install(user);
        Images.load();
        remove(user, name);
        user.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(Map.of("pod-security.kubernetes.io/enforce", "privileged"))
                        .endMetadata()
                        .build())
                .create();
    }

    /** And all monitors, which have no namespace. */
    static void remove(KubernetesClient user, String name) {
        user.resources(GeoTrafficMonitor.class).delete();
        OperatorAccount.remove(user, name);
        // While there are pods, its end is looked for ever more seldom: half of a pod's grace later.
        user.apps().deployments().inNamespace(name).delete();
        user.apps().daemonSets().inNamespace(name).delete();
        Eventually.get(
                PATIENCE,
                "end of all pods in " + name,
                () -> user.pods().inNamespace(name).list().getItems(),
                List::isEmpty);
        user.namespaces().withName(name).delete();
        Eventually.get(
                PATIENCE,
                "namespace " + name + " to be gone",
                () -> user.namespaces().withName(name).get(),
                Objects::isNull);
    }
}
