package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.geotraffic.operator.reconciler.MonitorController;
import io.geotraffic.operator.reconciler.MonitorReconciler;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What others do to what the operator has made. */
@OnCluster
final class DriftTest {
    private static final String NAMESPACE = "geotraffic-drift";

    /** What is asked for is two seconds; the rest is for a machine that is busy otherwise. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static <T extends HasMetadata> T await(Resource<T> resource, String what, Predicate<T> wanted) {
        return Objects.requireNonNull(
                Eventually.get(SOON, what, resource::get, seen -> seen != null && wanted.test(seen)));
    }

    @Test
    void isPutBackAndWhatIsOfOthersStays() {
        try (RunningOperator operator = RunningOperator.start(NAMESPACE)) {
            operator.apply("egress", "{}");
            operator.awaitReady("egress");
            Resource<DaemonSet> daemonSet =
                    operator.user().apps().daemonSets().inNamespace(NAMESPACE).withName("geotraffic-agent-egress");
            Resource<Service> service =
                    operator.user().services().inNamespace(NAMESPACE).withName("geotraffic-agent-egress");

            Edit.of(
                    daemonSet,
                    edited -> edited.edit()
                            .editMetadata()
                            .addToAnnotations("mesh.example/inject", "false")
                            .endMetadata()
                            .editSpec()
                            .editTemplate()
                            .editSpec()
                            .editFirstContainer()
                            .withImage("example.org/other:1")
                            .endContainer()
                            .endSpec()
                            .endTemplate()
                            .endSpec()
                            .build());
            DaemonSet repaired =
                    await(daemonSet, "the image again", seen -> image(seen).equals(Images.agent()));
            assertEquals("false", repaired.getMetadata().getAnnotations().get("mesh.example/inject"));

            Edit.of(
                    daemonSet,
                    edited -> edited.edit()
                            .editSpec()
                            .editTemplate()
                            .editSpec()
                            .withNodeSelector(Map.of("nobody", "has-this"))
                            .endSpec()
                            .endTemplate()
                            .endSpec()
                            .build());
            await(
                    daemonSet,
                    "all nodes again",
                    seen -> seen.getSpec()
                            .getTemplate()
                            .getSpec()
                            .getNodeSelector()
                            .containsKey("kubernetes.io/os"));

            String uid = Objects.requireNonNull(service.get()).getMetadata().getUid();
            service.delete();
            await(service, "a new service", seen -> !seen.getMetadata().getUid().equals(uid));

            Edit.of(
                    service,
                    edited -> edited.edit()
                            .editMetadata()
                            .withOwnerReferences(List.<OwnerReference>of())
                            .endMetadata()
                            .build());
            await(
                    service,
                    "the owner again",
                    seen -> !seen.getMetadata().getOwnerReferences().isEmpty());

            Edit.of(
                    service,
                    edited -> edited.edit()
                            .editMetadata()
                            .removeFromLabels("app.kubernetes.io/managed-by")
                            .endMetadata()
                            .build());
            await(
                    service,
                    "the label again",
                    seen -> "geotraffic-operator"
                            .equals(seen.getMetadata().getLabels().get("app.kubernetes.io/managed-by")));

            daemonSet.delete();
            await(daemonSet, "a new DaemonSet", seen -> seen.getMetadata().getDeletionTimestamp() == null);
        }
    }

    private static String image(DaemonSet daemonSet) {
        return daemonSet
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    @Test
    void isNotWrittenWhereNothingDiffers() {
        ForcedReconciles forced = new ForcedReconciles();
        try (RunningOperator operator = RunningOperator.start(
                NAMESPACE,
                parts -> MonitorController.operator(
                        parts.client(),
                        forced.around(new MonitorReconciler(parts.defaults(), Clock.systemUTC())),
                        Metrics.NOOP,
                        LinearRateLimiter.deactivatedRateLimiter()))) {
            operator.apply("egress", """
                    {interfaces: [eth0, lo], excludeInterfaces: ["veth*"], agent: {
                      podLabels: {team: network}, podAnnotations: {a: b}, priorityClassName: system-node-critical,
                      resources: {requests: {cpu: 20m, memory: 100000Ki}, limits: {memory: 0.2Gi}},
                      affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {
                        nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [linux]}]}]}}},
                      tolerations: [{operator: Exists, effect: NoSchedule}, {key: a, operator: Equal, value: b}]}}
                    """);
            operator.awaitReady("egress");
            int before = operator.requests().writes().size();
            forced.force(200);
            List<String> writes = operator.requests().writes();
            assertEquals(List.of(), writes.subList(before, writes.size()));
        }
    }
}
