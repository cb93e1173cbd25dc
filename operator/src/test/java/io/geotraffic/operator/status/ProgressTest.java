package io.geotraffic.operator.status;

import static io.geotraffic.operator.status.Observations.ending;
import static io.geotraffic.operator.status.Observations.observation;
import static io.geotraffic.operator.status.Observations.old;
import static io.geotraffic.operator.status.Observations.refused;
import static io.geotraffic.operator.status.Observations.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {
    @Test
    void nothingGoesOnWhenAllIsDone() {
        assertEquals(
                Verdict.no("RolloutComplete", "all agents are as this generation asks for"),
                Progress.of(observation(new Rollout(true, 3, 3, 3, 3))));
    }

    /** What somebody has to do something about does not go on by itself. */
    @Test
    void nothingGoesOnWhereSomebodyIsNeeded() {
        assertEquals(
                Verdict.no("RolloutComplete", "all agents are as this generation asks for"),
                Progress.of(observation(new Rollout(true, 3, 2, 3, 2), old("n1"))));
    }

    @Test
    void nothingGoesOnWhenTheServerRefuses() {
        assertEquals(
                Verdict.no("ResourcesRefused", "agents stay as they were: see Degraded"),
                Progress.of(refused(new Rollout(true, 3, 2, 2, 2), starting("n1"))));
        assertEquals(
                Verdict.no("ResourcesRefused", "agents stay as they were: see Degraded"),
                Progress.of(refused(Rollout.NONE)));
    }

    @Test
    void theControllerIsToSeeWhatWasAskedFor() {
        assertEquals(
                Verdict.yes("RolloutPending", "the DaemonSet's controller has yet to see what was asked for"),
                Progress.of(observation(new Rollout(false, 3, 3, 3, 3))));
    }

    @Test
    void agentsStart() {
        assertEquals(
                Verdict.yes("AgentsStarting", "1 node gets its agent"),
                Progress.of(observation(new Rollout(true, 3, 1, 3, 1), starting("n1"), old("n2"))));
        assertEquals(
                Verdict.yes("AgentsStarting", "2 nodes get their agents"),
                Progress.of(observation(new Rollout(true, 3, 1, 3, 1), starting("n1"), ending("n2"))));
    }

    /** Pods are watched apart from the DaemonSet, and may not be there yet. */
    @Test
    void agentsStartAlsoOfWhichNoPodIsSeen() {
        assertEquals(
                Verdict.yes("AgentsStarting", "2 nodes get their agents"),
                Progress.of(observation(new Rollout(true, 3, 1, 3, 1))));
        assertEquals(
                Verdict.no("RolloutComplete", "all agents are as this generation asks for"),
                Progress.of(observation(new Rollout(true, 3, 2, 3, 2), old("n1"), old("n2"))));
    }

    @Test
    void agentsAreReplaced() {
        assertEquals(
                Verdict.yes("RollingOut", "1 of 3 nodes have the agent that this generation asks for"),
                Progress.of(observation(new Rollout(true, 3, 3, 1, 3))));
        assertEquals(
                Verdict.yes("RollingOut", "1 of 3 nodes have the agent that this generation asks for"),
                Progress.of(observation(new Rollout(true, 3, 1, 1, 1), ending("n1"), starting("n2"))));
    }

    @Test
    void somebodyIsToDeleteThem() {
        assertEquals(
                Verdict.no(
                        "WaitsForDeletion",
                        "1 of 3 nodes have the agent that this generation asks for; spec.agent.updateStrategy is OnDelete: the others are replaced when deleted"),
                Progress.of(observation("{agent: {updateStrategy: {type: OnDelete}}}", new Rollout(true, 3, 3, 1, 3))));
        assertEquals(
                Verdict.no("RolloutComplete", "all agents are as this generation asks for"),
                Progress.of(observation("{agent: {updateStrategy: {type: OnDelete}}}", new Rollout(true, 3, 3, 3, 3))));
    }

    /** The share of the nodes is rounded up, as the DaemonSet's controller does. */
    @ParameterizedTest
    @CsvSource({
        "10%, 3, 1",
        "10%, 10, 1",
        "10%, 11, 2",
        "10%, 100, 10",
        "25%, 5, 2",
        "1%, 1000, 10",
        "1%, 1001, 11",
        "100%, 4, 4",
        "1, 3, 1",
        "2, 30, 2",
    })
    void aRolloutIsBlockedByAsManyFailuresAsMayBeMissing(String maxUnavailable, int desired, int failures) {
        String spec = "{agent: {updateStrategy: {maxUnavailable: %s}}}".formatted(maxUnavailable);
        Rollout rollout = new Rollout(true, desired, desired - failures, failures - 1, desired - failures);
        UncountedNode[] enough =
                IntStream.range(0, failures).mapToObj(i -> old("n" + i)).toArray(UncountedNode[]::new);
        UncountedNode[] fewer = IntStream.range(1, failures + 4)
                .mapToObj(i -> i < failures ? old("n" + i) : starting("n" + i))
                .toArray(UncountedNode[]::new);

        assertEquals(
                "RolloutBlocked",
                Progress.of(observation(spec, rollout, enough)).reason());
        assertEquals(
                "RollingOut", Progress.of(observation(spec, rollout, fewer)).reason());
    }

    @Test
    void saysWhatBlocks() {
        assertEquals(
                Verdict.no(
                        "RolloutBlocked",
                        "1 of 3 nodes have the agent that this generation asks for; no more are replaced while n1: UnsupportedKernel: Linux 6.1 lacks TCX programs"),
                Progress.of(observation(new Rollout(true, 3, 2, 1, 2), starting("n0"), old("n1"))));
        assertEquals(
                Verdict.no(
                        "RolloutBlocked",
                        "2 of 30 nodes have the agent that this generation asks for; no more are replaced while n1: UnsupportedKernel: Linux 6.1 lacks TCX programs; and 2 nodes more"),
                Progress.of(observation(new Rollout(true, 30, 27, 2, 27), old("n1"), old("n2"), old("n3"))));
    }
}
