package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.geotraffic.operator.lab.Pods;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentPodReadingTest {
    private static final AgentState ENDING = PodDiagnosis.of(Pods.read("terminating"));
    private static final List<AgentState> STATES =
            Pods.names().stream().map(name -> PodDiagnosis.of(Pods.read(name))).toList();

    private static AgentPodReading reading(String pod) {
        return AgentPodReading.of(Pods.read(pod)).orElseThrow();
    }

    @Test
    void hasWhatMatters() {
        assertEquals(
                new AgentPodReading(
                        "geotraffic-agent-egress-x7k2p",
                        "0b6f7f6e-3a35-4b0c-8f3c-6c2d9d1f7a01",
                        "n1",
                        new AgentState.Counting()),
                reading("ready"));
    }

    @Test
    void aPodThatIsNotBoundIsForTheNodeThatItsAffinityNames() {
        Pod pod = Pods.read("unschedulable-port");
        pod.getSpec()
                .getAffinity()
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms()
                .getFirst()
                .getMatchFields()
                .addFirst(new NodeSelectorRequirement("metadata.namespace", "In", List.of("not-this")));
        assertEquals("n1", AgentPodReading.of(pod).orElseThrow().node());
    }

    @Test
    void aPodIsForTheNodeThatItIsBoundToWhateverItsAffinity() {
        Pod pod = Pods.read("ready");
        pod.getSpec().setNodeName("n2");
        assertEquals("n2", AgentPodReading.of(pod).orElseThrow().node());
    }

    @Test
    void aPodForNoNodeIsNone() {
        Pod pod = Pods.read("unschedulable-port");
        pod.getSpec().setAffinity(null);
        assertEquals(Optional.empty(), AgentPodReading.of(pod));
        pod = new PodBuilder(Pods.read("unschedulable-port"))
                .editSpec()
                .editAffinity()
                .editNodeAffinity()
                .withRequiredDuringSchedulingIgnoredDuringExecution(null)
                .endNodeAffinity()
                .endAffinity()
                .endSpec()
                .build();
        assertEquals(Optional.empty(), AgentPodReading.of(pod));
    }

    @ParameterizedTest
    @CsvSource({
        "ready, terminating",
        "ready, container-creating",
        "ready, evicted",
        "container-creating, terminating",
        "container-creating, evicted",
        "unschedulable-port, terminating",
        "running-not-started, terminating",
        "exit-3-kernel, terminating-crashed",
        "evicted, terminating",
    })
    void ofTwoTheOneThatCountsOrWillIsBetter(String better, String other) {
        assertEquals(reading(better), AgentPodReading.better(reading(better), reading(other)));
        assertEquals(reading(better), AgentPodReading.better(reading(other), reading(better)));
    }

    /** Pods come in no order: what is said of a node would change to and fro. */
    @Test
    void whichIsBetterDoesNotDependOnTheOrder() {
        List<AgentPodReading> readings = new ArrayList<>();
        for (AgentState state : STATES) {
            readings.add(new AgentPodReading("pod-" + readings.size(), "uid-" + readings.size(), "n1", state));
        }
        for (AgentPodReading a : readings) {
            for (AgentPodReading b : readings) {
                assertEquals(AgentPodReading.better(a, b), AgentPodReading.better(b, a));
            }
        }
    }

    /** However many pods a node has: it is told of as not counted only if none of them counts. */
    @Test
    void ofManyTheBestOneCountsExactlyIfAnyDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            List<AgentPodReading> pods = new ArrayList<>();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                pods.add(new AgentPodReading("pod-" + n, "uid-" + n, "n1", STATES.get(random.nextInt(STATES.size()))));
            }
            Collections.shuffle(pods, random);
            AgentPodReading best = pods.stream().reduce(AgentPodReading::better).orElseThrow();
            boolean anyCounts = pods.stream().anyMatch(pod -> pod.state() instanceof AgentState.Counting);
            assertEquals(anyCounts, best.state() instanceof AgentState.Counting, pods::toString);
            boolean allEnd = pods.stream().allMatch(pod -> pod.state().equals(ENDING));
            assertEquals(allEnd, best.state().equals(ENDING), pods::toString);
        }
    }

    @Test
    void theFolderHasAllStates() {
        assertInstanceOf(AgentState.Uncounted.class, ENDING);
        assertEquals(
                5,
                STATES.stream().map(AgentState::getClass).distinct().count(),
                "counting, uncounted, port taken, preparing, unready");
    }
}
