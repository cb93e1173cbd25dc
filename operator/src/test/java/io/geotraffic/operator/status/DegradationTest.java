package io.geotraffic.operator.status;

import static io.geotraffic.operator.status.Observations.observation;
import static io.geotraffic.operator.status.Observations.old;
import static io.geotraffic.operator.status.Observations.refused;
import static io.geotraffic.operator.status.Observations.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DegradationTest {
    private static final Verdict NONE = Verdict.no("AsExpected", "nothing is to be done");
    private static final String KERNEL = "n1: UnsupportedKernel: Linux 6.1 lacks TCX programs";
    private static final String NO_NODES =
            "no node is to have an agent; see spec.agent.nodeSelector, affinity and tolerations";
    private static final String NO_DATABASE =
            "no country database is configured; set spec.geoip.configMap.name; without it public addresses are UNKNOWN";

    private static final String NO_KIND = "the cluster has no ServiceMonitor of monitoring.coreos.com/v1";

    @Test
    void whatTakesItsTimeIsAsExpected() {
        assertEquals(NONE, Degradation.of(observation(new Rollout(true, 3, 3, 3, 3))));
        assertEquals(NONE, Degradation.of(observation(new Rollout(true, 3, 0, 1, 0), starting("n1"))));
        assertEquals(NONE, Degradation.of(observation(Rollout.NONE)));
        assertEquals(NONE, Degradation.of(observation(new Rollout(false, 0, 0, 0, 0))));
    }

    /** Agents count all the same, but somebody has asked for it. */
    @Test
    void whatPrometheusShallHaveIsNotThere() {
        Rollout complete = new Rollout(true, 3, 3, 3, 3);
        assertEquals(
                Verdict.yes("MonitoringUnavailable", NO_KIND),
                Degradation.of(observation(complete, Observations.KIND_NOT_FOUND)));
        assertEquals(NONE, Degradation.of(observation(complete, Observations.APPLIED)));
    }

    @Test
    void aDatabaseThatOnlyAgentsSeeIsAsExpected() {
        assertEquals(NONE, Degradation.of(observation(new Rollout(true, 3, 3, 3, 3), Observations.HIDDEN)));
    }

    @Test
    void theServerRefuses() {
        assertEquals(
                Verdict.yes("ResourcesRefused", Observations.REFUSAL),
                Degradation.of(refused(new Rollout(true, 3, 3, 3, 3))));
    }

    @Test
    void noNodeIsMeant() {
        assertEquals(Verdict.yes("NoNodes", NO_NODES), Degradation.of(observation(new Rollout(true, 0, 0, 0, 0))));
    }

    @Test
    void someNodesNeedSomebody() {
        assertEquals(
                Verdict.yes("NodesNotCounting", KERNEL),
                Degradation.of(observation(new Rollout(true, 3, 1, 3, 1), starting("n0"), old("n1"))));
        assertEquals(
                Verdict.yes("NodesNotCounting", KERNEL + "; and 1 node more"),
                Degradation.of(observation(new Rollout(true, 3, 1, 3, 1), old("n1"), starting("n2"), old("n3"))));
    }

    /** Also while the controller has yet to see a change: what is amiss is amiss. */
    @Test
    void nodesThatNeedSomebodyAreToldDuringAChange() {
        assertEquals(
                Verdict.yes("NodesNotCounting", KERNEL),
                Degradation.of(observation(new Rollout(false, 3, 1, 3, 1), old("n1"))));
    }

    @Test
    void thereIsNoDatabase() {
        assertEquals(
                Verdict.yes("GeoIPDatabaseUnavailable", NO_DATABASE),
                Degradation.of(observation(new Rollout(true, 3, 3, 3, 3), Observations.MISSING)));
    }

    @Test
    void allThatIsWrongIsToldTheWorstFirst() {
        Observation observation = new Observation(
                Observations.plan("{}"),
                3,
                Optional.of(Observations.REFUSAL),
                new Rollout(true, 0, 0, 0, 0),
                List.of(old("n1")),
                Observations.MISSING,
                Observations.KIND_NOT_FOUND);
        assertEquals(
                Verdict.yes(
                        "ResourcesRefused",
                        String.join(". ", Observations.REFUSAL, NO_NODES, KERNEL, NO_DATABASE, NO_KIND)),
                Degradation.of(observation));
    }
}
