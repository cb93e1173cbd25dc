package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.lab.Pods;
import io.geotraffic.operator.status.AgentPodReading;
import io.geotraffic.operator.status.AgentState;
import io.geotraffic.operator.status.NodeReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With pods that are really watched, if not on a real API server. Each test has a monitor of its own. */
@Timeout(30)
final class AgentPodsTest {
    private static final String NAMESPACE = "geotraffic";
    private static final String INSTANCE = "app.kubernetes.io/instance";

    private static final AtomicReference<@Nullable AgentPods> PODS = new AtomicReference<>();
    private static final WatchingOperator OPERATOR = new WatchingOperator(context -> {
        AgentPods watched = new AgentPods(context, NAMESPACE);
        PODS.set(watched);
        return watched.eventSource();
    });

    @BeforeAll
    static void start() {
        OPERATOR.server().client().resource(Admission.monitor("calls", "{}")).create();
        OPERATOR.start();
    }

    @AfterAll
    static void stop() {
        OPERATOR.close();
    }

    /** As it is in the folder, but for another monitor and node. */
    private static Pod pod(String file, String monitor, String name, String node) {
        Pod pod = new PodBuilder(Pods.read(file))
                .editMetadata()
                .withName(name)
                .withResourceVersion(null)
                .addToLabels(INSTANCE, monitor)
                .addToAnnotations("large", "x".repeat(10_000))
                .endMetadata()
                .build();
        if (pod.getSpec().getNodeName() != null) {
            pod.getSpec().setNodeName(node);
        }
        pod.getSpec()
                .getAffinity()
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms()
                .getFirst()
                .getMatchFields()
                .getFirst()
                .setValues(List.of(node));
        return pod;
    }

    /** @return what it tells as it is on the server, whole */
    private static AgentPodReading create(Pod pod) {
        return AgentPodReading.of(OPERATOR.server().client().resource(pod).create())
                .orElseThrow();
    }

    private static List<AgentPodReading> readings(String monitor) {
        return List.copyOf(Objects.requireNonNull(PODS.get()).of(monitor));
    }

    private static void awaitReadings(String monitor, List<AgentPodReading> readings) {
        WatchingOperator.await(() -> readings(monitor).size() == readings.size());
        assertEquals(readings, readings(monitor));
    }

    /** What is kept of a pod is all that a reading is made of, whatever the pod. The server makes none that ends. */
    @Test
    void readsEachPodAsIfAllOfItWereKept() {
        List<AgentPodReading> readings = new ArrayList<>();
        for (String file : Pods.names()) {
            readings.add(create(pod(file, "each", file, "node-" + file)));
        }
        awaitReadings("each", readings);
    }

    @Test
    void seesThatAPodIsToEnd() {
        Pod pod = pod("ready", "ends", "ends", "n1");
        pod.getMetadata().setFinalizers(List.of("example.com/not-yet"));
        create(pod);
        OPERATOR.server().client().resource(pod).delete();
        WatchingOperator.await(() -> readings("ends").stream()
                .anyMatch(reading -> reading.state() instanceof AgentState.Uncounted uncounted
                        && uncounted.reason() == NodeReason.ENDING));
    }

    @Test
    void hasOneReadingForEachNodeInTheirOrder() {
        create(pod("unschedulable-port", "nodes", "waits", "n2"));
        AgentPodReading counting = create(pod("ready", "nodes", "counts", "n2"));
        AgentPodReading other = create(pod("exit-3-kernel", "nodes", "other", "n1"));
        WatchingOperator.await(() -> readings("nodes").contains(counting));
        awaitReadings("nodes", List.of(other, counting));
    }

    @Test
    void seesNoPodsButAgents() {
        Pod unlabelled = pod("ready", "labels", "unlabelled", "n1");
        unlabelled.getMetadata().getLabels().remove("app.kubernetes.io/managed-by");
        Pod elsewhere = pod("ready", "labels", "elsewhere", "n2");
        elsewhere.getMetadata().setNamespace("other");
        create(unlabelled);
        create(elsewhere);
        create(pod("ready", "labels-too", "others", "n3"));
        awaitReadings("labels", List.of(create(pod("ready", "labels", "own", "n4"))));
    }

    @Test
    void aMonitorIsCalledWhenWhatItsPodTellsChanges() throws InterruptedException {
        OPERATOR.awaitRest();
        Pod pod = pod("container-creating", "calls", "called", "n1");
        create(pod);
        assertEquals("calls", OPERATOR.called());

        pod.getMetadata().getAnnotations().put("other", "note");
        OPERATOR.server().client().resource(pod).update();
        OPERATOR.assertRest();

        pod.setStatus(Pods.read("ready").getStatus());
        OPERATOR.server().client().resource(pod).update();
        assertEquals("calls", OPERATOR.called());
        OPERATOR.server().client().resource(pod).delete();
        assertEquals("calls", OPERATOR.called());
    }
}
