package io.geotraffic.operator.status;

import static io.geotraffic.operator.status.Observations.observation;
import static io.geotraffic.operator.status.Observations.old;
import static io.geotraffic.operator.status.Observations.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.geotraffic.operator.api.v1alpha1.AgentsStatus;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.api.v1alpha1.GeoipStatus;
import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StatusReportTest {
    private static final String NOON = "2026-11-20T12:00:00Z";
    private static final String LATER = "2026-11-20T12:00:10Z";
    private static final Rollout COMPLETE = new Rollout(true, 3, 3, 3, 2);
    private static final Rollout INCOMPLETE = new Rollout(true, 3, 2, 3, 1);

    /** The API server keeps seconds. */
    private static StatusReport at(String time) {
        return new StatusReport(Clock.fixed(Instant.parse(time).plusMillis(987), ZoneOffset.UTC));
    }

    private static Condition condition(GeoTrafficMonitorStatus status, String type) {
        return status.conditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst()
                .orElseThrow();
    }

    private static Condition condition(String type, String status, String reason, String message) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(Observations.GENERATION)
                .withLastTransitionTime(NOON)
                .build();
    }

    @Test
    void hasAllThatWasSeen() {
        assertEquals(
                new GeoTrafficMonitorStatus(
                        3,
                        List.of(
                                condition(
                                        "Ready",
                                        "False",
                                        "NodesNotCounting",
                                        "2 of 3 nodes count; n7: UnsupportedKernel: Linux 6.1 lacks TCX programs"),
                                condition(
                                        "AgentsProgressing",
                                        "False",
                                        "RolloutComplete",
                                        "all agents are as this generation asks for"),
                                condition(
                                        "GeoIPDatabaseAvailable",
                                        "True",
                                        "DatabaseAvailable",
                                        "GeoLite2-Country, built 2026-11-17T12:00:00Z, 912,345 bytes"),
                                condition(
                                        "Degraded",
                                        "True",
                                        "NodesNotCounting",
                                        "n7: UnsupportedKernel: Linux 6.1 lacks TCX programs")),
                        new AgentsStatus(3, 2, 3, 1),
                        List.of(new NodeStatus("n7", "UnsupportedKernel", "Linux 6.1 lacks TCX programs")),
                        new GeoipStatus("GeoLite2-Country", "2026-11-17T12:00:00Z", 912_345)),
                at(NOON).of(observation(INCOMPLETE, old("n7")), null));
    }

    @Test
    void hasNoDatabaseWhereNoneIsSeen() {
        assertNull(
                at(NOON).of(observation(COMPLETE, Observations.MISSING), null).geoip());
        assertNull(at(NOON).of(observation(COMPLETE, Observations.HIDDEN), null).geoip());
    }

    @Test
    void aConditionKeepsItsTimeWhileItIsSo() {
        GeoTrafficMonitorStatus first = at(NOON).of(observation(INCOMPLETE, old("n7")), null);
        GeoTrafficMonitorStatus second = at(LATER).of(observation(new Rollout(true, 0, 0, 0, 0)), first);

        Condition ready = condition(second, "Ready");
        assertEquals("False", ready.getStatus());
        assertEquals("NoNodes", ready.getReason(), "another reason, another message");
        assertEquals(NOON, ready.getLastTransitionTime());
    }

    @Test
    void aConditionTakesAnotherTimeWhenItChanges() {
        GeoTrafficMonitorStatus first = at(NOON).of(observation(INCOMPLETE, old("n7")), null);
        GeoTrafficMonitorStatus second = at(LATER).of(observation(COMPLETE), first);

        assertEquals("True", condition(second, "Ready").getStatus());
        assertEquals(LATER, condition(second, "Ready").getLastTransitionTime());
        assertEquals(LATER, condition(second, "Degraded").getLastTransitionTime());
        assertEquals(NOON, condition(second, "GeoIPDatabaseAvailable").getLastTransitionTime(), "as it was");
        assertEquals(NOON, condition(second, "AgentsProgressing").getLastTransitionTime(), "as it was");
    }

    @Test
    void whatBecomesUnknownHasChanged() {
        GeoTrafficMonitorStatus first = at(NOON).of(observation(COMPLETE), null);
        GeoTrafficMonitorStatus second = at(LATER).of(observation(COMPLETE, Observations.HIDDEN), first);
        assertEquals("Unknown", condition(second, "GeoIPDatabaseAvailable").getStatus());
        assertEquals(LATER, condition(second, "GeoIPDatabaseAvailable").getLastTransitionTime());
    }

    /** Someone else may add conditions of their own in front. */
    @Test
    void timesAreThoseOfTheSameCondition() {
        GeoTrafficMonitorStatus first = at(NOON).of(observation(COMPLETE), null);
        List<Condition> others = new ArrayList<>(List.of(new ConditionBuilder()
                .withType("Other")
                .withStatus("True")
                .withLastTransitionTime("2000-01-01T00:00:00Z")
                .build()));
        others.addAll(first.conditions());
        GeoTrafficMonitorStatus former =
                new GeoTrafficMonitorStatus(3, others, first.agents(), first.nodes(), first.geoip());
        assertEquals(first, at(LATER).of(observation(COMPLETE), former));
    }

    /** Then nothing is written. */
    @Test
    void isTheSameWhileAllIsTheSame() {
        GeoTrafficMonitorStatus first = at(NOON).of(observation(INCOMPLETE, old("n7")), null);
        assertEquals(first, at(LATER).of(observation(INCOMPLETE, old("n7")), first));
    }

    /** What comes back from the API server is what was written, or each reconcile would write. */
    @Test
    void comesBackAsItWasWritten() {
        KubernetesSerialization serialization = new KubernetesSerialization();
        for (Observation observation : List.of(
                observation(COMPLETE),
                observation(INCOMPLETE, old("n7")),
                observation(Rollout.NONE, Observations.MISSING),
                observation(COMPLETE, Observations.HIDDEN))) {
            GeoTrafficMonitorStatus status = at(NOON).of(observation, null);
            assertEquals(status, serialization.unmarshal(serialization.asJson(status), GeoTrafficMonitorStatus.class));
        }
    }

    /** By hand, such as kubectl patch --subresource=status. */
    @Test
    void aStatusWithoutConditionsIsNoObstacle() {
        GeoTrafficMonitorStatus bare =
                new KubernetesSerialization().unmarshal("{\"observedGeneration\": 1}", GeoTrafficMonitorStatus.class);
        assertEquals(at(NOON).of(observation(COMPLETE), null), at(NOON).of(observation(COMPLETE), bare));
    }

    @Test
    void atMostTwentyNodesAreNamedThoseThatNeedSomebodyFirst() {
        List<UncountedNode> nodes = new ArrayList<>();
        for (int i = 10; i < 30; i++) {
            nodes.add(starting("a" + i));
        }
        for (int i = 10; i < 15; i++) {
            nodes.add(old("z" + i));
        }
        Collections.shuffle(nodes, new Random(1));
        List<NodeStatus> named = at(NOON).of(
                        observation(new Rollout(true, 30, 5, 30, 5), nodes.toArray(UncountedNode[]::new)), null)
                .nodes();

        assertEquals(20, named.size());
        assertEquals(
                List.of("z10", "z11", "z12", "z13", "z14", "a10"),
                named.stream().limit(6).map(NodeStatus::name).toList());
        assertEquals("a24", named.getLast().name());
        assertEquals("Starting", named.getLast().reason());
    }

    @Test
    void messagesFitTheSchema() {
        GeoTrafficMonitorStatus status = at(NOON).of(
                        observation(
                                INCOMPLETE,
                                new DatabaseFinding.Missing(DatabaseFinding.Reason.DATABASE_INVALID, "d".repeat(1024)),
                                new UncountedNode("n1", NodeReason.CRASHED, "m".repeat(1025))),
                        null);
        assertEquals(
                "d".repeat(1024), condition(status, "GeoIPDatabaseAvailable").getMessage());
        assertEquals("m".repeat(1021) + "...", status.nodes().getFirst().message());
        String degraded = condition(status, "Degraded").getMessage();
        assertEquals(1024, degraded.length());
        assertEquals("mmm...", degraded.substring(1018));
    }

    /** Half a character is sent as another one, and would look like a change at each reconcile. */
    @Test
    void messagesAreNotCutWithinACharacter() {
        String message = "x".repeat(1020) + "\ud83d\ude80".repeat(9);
        String cut = at(NOON).of(observation(INCOMPLETE, new UncountedNode("n1", NodeReason.CRASHED, message)), null)
                .nodes()
                .getFirst()
                .message();
        assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 4)), cut);
    }
}
