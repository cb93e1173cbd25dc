package io.geotraffic.operator.status;

import static io.geotraffic.operator.status.Observations.ending;
import static io.geotraffic.operator.status.Observations.observation;
import static io.geotraffic.operator.status.Observations.old;
import static io.geotraffic.operator.status.Observations.refused;
import static io.geotraffic.operator.status.Observations.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ReadinessTest {
    private static final String PENDING = "the DaemonSet's controller has yet to see what was asked for";

    @Test
    void allNodesCount() {
        assertEquals(
                Verdict.yes("AllNodesCount", "3 nodes count"),
                Readiness.of(observation(new Rollout(true, 3, 3, 3, 3))));
        assertEquals(
                Verdict.yes("AllNodesCount", "1 node counts"),
                Readiness.of(observation(new Rollout(true, 1, 1, 1, 0))));
    }

    @Test
    void aRefusalComesBeforeAllElse() {
        assertEquals(
                Verdict.no("ResourcesRefused", Observations.REFUSAL),
                Readiness.of(refused(new Rollout(true, 3, 3, 3, 3))));
        assertEquals(Verdict.no("ResourcesRefused", Observations.REFUSAL), Readiness.of(refused(Rollout.NONE)));
    }

    @Test
    void numbersOfAFormerGenerationTellNothing() {
        assertEquals(Verdict.no("RolloutPending", PENDING), Readiness.of(observation(new Rollout(false, 3, 3, 3, 3))));
        assertEquals(
                Verdict.no("RolloutPending", PENDING),
                Readiness.of(observation(new Rollout(false, 3, 1, 3, 1), old("n1"))));
        assertEquals(Verdict.no("RolloutPending", PENDING), Readiness.of(observation(Rollout.NONE)));
    }

    @Test
    void noNodeIsMeant() {
        assertEquals(
                Verdict.no(
                        "NoNodes",
                        "no node is to have an agent; see spec.agent.nodeSelector, affinity and tolerations"),
                Readiness.of(observation(new Rollout(true, 0, 0, 0, 0))));
    }

    @Test
    void someNodesDoNotCount() {
        assertEquals(
                Verdict.no(
                        "NodesNotCounting", "2 of 3 nodes count; n1: UnsupportedKernel: Linux 6.1 lacks TCX programs"),
                Readiness.of(observation(new Rollout(true, 3, 2, 3, 2), old("n1"))));
        assertEquals(
                Verdict.no(
                        "NodesNotCounting",
                        "0 of 3 nodes count; n1: UnsupportedKernel: Linux 6.1 lacks TCX programs; and 2 nodes more"),
                Readiness.of(observation(new Rollout(true, 3, 0, 1, 0), old("n1"), old("n2"), starting("n3"))));
    }

    /** A node that only takes its time hides none that needs somebody. */
    @Test
    void aNodeThatNeedsSomebodyIsNamedFirst() {
        assertEquals(
                Verdict.no(
                        "NodesNotCounting",
                        "0 of 3 nodes count; n3: UnsupportedKernel: Linux 6.1 lacks TCX programs; and 2 nodes more"),
                Readiness.of(observation(new Rollout(true, 3, 0, 3, 0), starting("n1"), ending("n2"), old("n3"))));
    }

    /** The numbers are the controller's, and may be ahead of the pods that the operator sees. */
    @Test
    void whichNodesDoNotCountMayNotBeKnownYet() {
        assertEquals(
                Verdict.no("NodesNotCounting", "2 of 3 nodes count"),
                Readiness.of(observation(new Rollout(true, 3, 2, 3, 2))));
    }

    @Test
    void allCountAndSomeAreFormerAgents() {
        assertEquals(
                Verdict.no(
                        "AgentsNotUpdated", "all nodes count, and 1 of 3 have the agent that this generation asks for"),
                Readiness.of(observation(new Rollout(true, 3, 3, 1, 3))));
    }

    @Test
    void theDatabaseDoesNotMatter() {
        Rollout complete = new Rollout(true, 3, 3, 3, 3);
        assertEquals(Readiness.of(observation(complete)), Readiness.of(observation(complete, Observations.MISSING)));
        assertEquals(Readiness.of(observation(complete)), Readiness.of(observation(complete, Observations.HIDDEN)));
    }
}
