package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Condition;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import io.geotraffic.operator.plan.AgentPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for whatever may be seen, though much of it never is. */
final class StatusPropertyTest {
    private static final int CASES = 1_000;
    private static final List<AgentPlan> PLANS = List.of(
            Observations.plan("{}"),
            Observations.plan("{agent: {updateStrategy: {type: OnDelete}}}"),
            Observations.plan("{agent: {updateStrategy: {maxUnavailable: 2}}}"),
            Observations.plan("{agent: {updateStrategy: {maxUnavailable: 100%}}}"));
    private static final List<DatabaseFinding> DATABASES =
            List.of(Observations.SOUND, Observations.MISSING, Observations.HIDDEN);

    private static final List<MonitoringFinding> MONITORING = List.of(
            Observations.NOT_ASKED,
            Observations.APPLIED,
            Observations.KIND_NOT_FOUND,
            new MonitoringFinding.Unavailable(MonitoringFinding.Reason.OBJECTS_REFUSED, "m".repeat(1_500)));

    private final Random random = new Random(1);

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Observation observation() {
        int desired = random.nextInt(4);
        Rollout rollout = new Rollout(
                random.nextInt(4) > 0,
                desired,
                random.nextInt(desired + 1),
                random.nextInt(desired + 1),
                random.nextInt(desired + 1));
        if (random.nextInt(3) == 0) {
            rollout = new Rollout(rollout.observed(), desired, desired, desired, desired);
        }
        return new Observation(
                pick(PLANS),
                random.nextInt(100),
                random.nextInt(5) == 0 ? Optional.of("the API server refuses the DaemonSet: no") : Optional.empty(),
                rollout,
                nodes(),
                pick(DATABASES),
                pick(MONITORING));
    }

    private List<UncountedNode> nodes() {
        List<UncountedNode> nodes = new ArrayList<>();
        for (int i = random.nextInt(8) == 0 ? 30 : random.nextInt(4); i > 0; i--) {
            nodes.add(new UncountedNode(
                    "n" + i, pick(List.of(NodeReason.values())), "m".repeat(1 + random.nextInt(1_200))));
        }
        return nodes;
    }

    private static StatusReport at(int second) {
        return new StatusReport(Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }

    private static Map<String, String> truths(GeoTrafficMonitorStatus status) {
        return status.conditions().stream().collect(Collectors.toMap(Condition::getType, Condition::getStatus));
    }

    /** The contract of Ready, word by word. */
    @Test
    void readyIsTrueExactlyIfEachDesiredNodeCounts() {
        int ready = 0;
        for (int i = 0; i < CASES; i++) {
            Observation observation = observation();
            Rollout rollout = observation.rollout();
            boolean is = observation.refusal().isEmpty()
                    && rollout.observed()
                    && rollout.desired() > 0
                    && rollout.updated() == rollout.desired()
                    && rollout.ready() == rollout.desired();
            assertEquals(
                    is ? "True" : "False", truths(at(1).of(observation, null)).get("Ready"), observation::toString);
            ready += is ? 1 : 0;
        }
        assertTrue(ready > CASES / 20 && ready < CASES / 2, "both are tried: " + ready);
    }

    @Test
    void databaseAndMonitoringChangeNothingOfTheAgents() {
        for (int i = 0; i < CASES; i++) {
            Observation a = observation();
            Observation b = new Observation(
                    a.plan(),
                    a.generation(),
                    a.refusal(),
                    a.rollout(),
                    a.uncounted(),
                    pick(DATABASES),
                    pick(MONITORING));
            GeoTrafficMonitorStatus one = at(1).of(a, null);
            GeoTrafficMonitorStatus other = at(1).of(b, null);
            assertEquals(one.conditions().subList(0, 2), other.conditions().subList(0, 2), "Ready, AgentsProgressing");
            assertEquals(one.nodes(), other.nodes());
            assertEquals(one.agents(), other.agents());
        }
    }

    @Test
    void degradedIsTrueExactlyIfSomebodyIsNeeded() {
        for (int i = 0; i < CASES; i++) {
            Observation observation = observation();
            boolean is = observation.refusal().isPresent()
                    || (observation.rollout().observed()
                            && observation.rollout().desired() == 0)
                    || observation.uncounted().stream()
                            .anyMatch(node -> node.reason().isFailure())
                    || observation.database() instanceof DatabaseFinding.Missing
                    || observation.monitoring() instanceof MonitoringFinding.Unavailable;
            assertEquals(
                    is ? "True" : "False", truths(at(1).of(observation, null)).get("Degraded"), observation::toString);
        }
    }

    /** Of two conditions that say the opposite nobody knows which to believe. */
    @Test
    void whatIsReadyDoesNotProgress() {
        for (int i = 0; i < CASES; i++) {
            Observation observation = observation();
            if (observation.refusal().isEmpty() && observation.rollout().isComplete()) {
                GeoTrafficMonitorStatus status = at(1).of(
                                new Observation(
                                        observation.plan(),
                                        observation.generation(),
                                        observation.refusal(),
                                        observation.rollout(),
                                        List.of(),
                                        observation.database(),
                                        observation.monitoring()),
                                null);
                assertEquals("True", truths(status).get("Ready"), observation::toString);
                assertEquals("False", truths(status).get("AgentsProgressing"), observation::toString);
            }
        }
    }

    @Test
    void aSecondLookAtTheSameWritesNothing() {
        for (int i = 0; i < CASES; i++) {
            Observation observation = observation();
            GeoTrafficMonitorStatus before = at(1).of(observation(), null);
            GeoTrafficMonitorStatus first = at(2).of(observation, before);
            assertEquals(first, at(3).of(observation, first));
            assertEquals(List.of(), Transition.between(first, at(3).of(observation, first)));
        }
    }

    @Test
    void aTimeIsWhenTheTruthCameToBe() {
        for (int i = 0; i < CASES; i++) {
            GeoTrafficMonitorStatus before = at(1).of(observation(), null);
            GeoTrafficMonitorStatus after = at(2).of(observation(), before);
            Map<String, String> former = truths(before);
            for (Condition condition : after.conditions()) {
                boolean same = condition.getStatus().equals(former.get(condition.getType()));
                assertEquals(
                        same ? "1970-01-01T00:00:01Z" : "1970-01-01T00:00:02Z",
                        condition.getLastTransitionTime(),
                        condition::toString);
            }
        }
    }

    @Test
    void theApiServerTakesIt() {
        for (int i = 0; i < CASES; i++) {
            Observation observation = observation();
            GeoTrafficMonitorStatus status = at(1).of(observation, null);
            boolean asked = !(observation.monitoring() instanceof MonitoringFinding.NotAsked);
            assertEquals(
                    asked
                            ? List.of(
                                    "Ready",
                                    "AgentsProgressing",
                                    "GeoIPDatabaseAvailable",
                                    "MonitoringAvailable",
                                    "Degraded")
                            : List.of("Ready", "AgentsProgressing", "GeoIPDatabaseAvailable", "Degraded"),
                    status.conditions().stream().map(Condition::getType).toList());
            for (Condition condition : status.conditions()) {
                assertTrue(
                        condition.getReason().matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?"), condition::toString);
                assertTrue(isText(condition.getMessage(), 1024), condition::toString);
                assertEquals(observation.generation(), condition.getObservedGeneration());
            }
            assertEquals(observation.generation(), status.observedGeneration());
            assertTrue(status.nodes().size() <= 20);
            for (NodeStatus node : status.nodes()) {
                assertTrue(isText(node.message(), 1024), node::toString);
            }
        }
    }

    private static boolean isText(String text, int most) {
        return !text.isBlank() && text.length() <= most && text.lines().count() == 1;
    }

    @Test
    void noNodeHidesOneThatNeedsSomebody() {
        for (int i = 0; i < CASES; i++) {
            Observation observation = observation();
            List<NodeStatus> named = at(1).of(observation, null).nodes();
            long failures = observation.uncounted().stream()
                    .filter(node -> node.reason().isFailure())
                    .count();
            long namedFailures =
                    named.stream().filter(StatusPropertyTest::isFailure).count();
            assertEquals(Math.min(20, failures), namedFailures);
            assertEquals(Math.min(20, observation.uncounted().size()), named.size());
            assertTrue(named.stream().limit(namedFailures).allMatch(StatusPropertyTest::isFailure));
        }
    }

    private static boolean isFailure(NodeStatus node) {
        return !node.reason().equals("Starting") && !node.reason().equals("Ending");
    }
}
