package io.geotraffic.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/** A monitor that a user has applied, whichever operator looks after it. */
record AppliedMonitor(KubernetesClient user, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    GeoTrafficMonitor get() {
        return Objects.requireNonNull(
                user.resources(GeoTrafficMonitor.class).withName(name).get());
    }

    /** Of the present generation. */
    GeoTrafficMonitorStatus await(String what, Predicate<GeoTrafficMonitorStatus> wanted) {
        return Objects.requireNonNull(Eventually.get(
                        PATIENCE,
                        what,
                        this::get,
                        monitor -> monitor.getStatus() != null
                                && Objects.equals(
                                        monitor.getStatus().observedGeneration(),
                                        monitor.getMetadata().getGeneration())
                                && wanted.test(monitor.getStatus()))
                .getStatus());
    }

    /** On all nodes of the cluster. */
    void awaitReady() {
        int nodes = user.nodes().list().getItems().size();
        await(
                nodes + " nodes that count",
                status -> status.agents().desired() == nodes
                        && status.conditions().stream()
                                .anyMatch(condition -> condition.getType().equals("Ready")
                                        && condition.getStatus().equals("True")));
    }
}
