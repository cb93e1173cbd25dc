package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.reconciler.ApiClient;
import io.geotraffic.operator.reconciler.MonitorController;
import io.geotraffic.operator.reconciler.MonitorReconciler;
import io.geotraffic.operator.reconciler.Watches;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An operator in this JVM, with a namespace of its own, and a user who types. When it ends, so do the user's
 * monitors and the namespace.
 */
final class RunningOperator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Shorter than usual, so that tests are. */
    private static final Duration WRITE_DISTANCE = Duration.ofMillis(500);

    private final KubernetesClient user;
    private final KubernetesClient own;
    private final String namespace;
    private final RequestCount requests = new RequestCount();
    private final Operator operator;

    private RunningOperator(String namespace, Function<OperatorParts, Operator> make) {
        this.namespace = namespace;
        user = Cluster.client();
        own = ApiClient.builder(OperatorAccount.config(user, namespace))
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("count", requests))
                .build();
        AgentNamespace.make(user, namespace);
        OperatorAccount.make(user, namespace);
        operator = make.apply(new OperatorParts(own, new OperatorDefaults(namespace, Images.agent())));
        operator.start();
    }

    /** What an operator is made of. */
    record OperatorParts(KubernetesClient client, OperatorDefaults defaults) {}

    static RunningOperator start(String namespace) {
        return start(
                namespace,
                parts -> MonitorController.operator(
                        parts.client(),
                        new MonitorReconciler(parts.defaults(), Clock.systemUTC(), WRITE_DISTANCE),
                        Metrics.NOOP));
    }

    static RunningOperator start(String namespace, Function<OperatorParts, Operator> make) {
        return new RunningOperator(namespace, make);
    }

    KubernetesClient user() {
        return user;
    }

    String namespace() {
        return namespace;
    }

    Watches watches() {
        return new Watches(operator);
    }

    RequestCount requests() {
        return requests;
    }

    /** As {@code kubectl apply --server-side} does. */
    GeoTrafficMonitor apply(String name, String spec) {
        user.resource(Resources.monitor(name, spec))
                .fieldManager("user")
                .forceConflicts()
                .serverSideApply();
        return get(name);
    }

    void delete(String name) {
        user.resources(GeoTrafficMonitor.class).withName(name).delete();
    }

    /** With all that was made for them. */
    void deleteAll() {
        user.resources(GeoTrafficMonitor.class).delete();
        Eventually.get(
                PATIENCE,
                "end of all pods in " + namespace,
                () -> user.pods().inNamespace(namespace).list().getItems(),
                List::isEmpty);
    }

    GeoTrafficMonitor get(String name) {
        return Objects.requireNonNull(
                user.resources(GeoTrafficMonitor.class).withName(name).get());
    }

    DaemonSet daemonSet(String name) {
        return Objects.requireNonNull(user.apps()
                .daemonSets()
                .inNamespace(namespace)
                .withName("geotraffic-agent-" + name)
                .get());
    }

    /** Waits for a condition of the resource's present generation; its message. */
    String await(String name, String type, String status, String reason) {
        return Objects.requireNonNull(awaitStatus(
                        name,
                        type + "=" + status + " " + reason,
                        seen -> is(seen, type, status, reason)
                                && seen.observedGeneration()
                                        == get(name).getMetadata().getGeneration())
                .conditions()
                .stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow()
                .getMessage());
    }

    private static boolean is(GeoTrafficMonitorStatus seen, String type, String status, String reason) {
        return seen.conditions().stream()
                .anyMatch(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals(status)
                        && condition.getReason().equals(reason));
    }

    GeoTrafficMonitorStatus awaitStatus(String name, String what, Predicate<GeoTrafficMonitorStatus> wanted) {
        return Eventually.get(
                PATIENCE,
                what + " of " + name,
                () -> get(name).getStatus(),
                status -> status != null && wanted.test(status));
    }

    GeoTrafficMonitorStatus awaitReady(String name) {
        await(name, "Ready", "True", "AllNodesCount");
        return Objects.requireNonNull(get(name).getStatus());
    }

    Condition condition(String name, String type) {
        return Objects.requireNonNull(get(name).getStatus()).conditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Events about a monitor, as {@code kubectl describe} shows them. */
    List<Event> events(GeoTrafficMonitor monitor) {
        return user.v1()
                .events()
                .inNamespace("default")
                .withField("involvedObject.uid", monitor.getMetadata().getUid())
                .list()
                .getItems();
    }

    @Override
    public void close() {
        deleteAll();
        operator.stop();
        own.close();
        AgentNamespace.remove(user, namespace);
    }
}
