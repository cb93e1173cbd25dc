package io.geotraffic.operator.status;

import static io.geotraffic.operator.status.Observations.observation;
import static io.geotraffic.operator.status.Observations.old;
import static io.geotraffic.operator.status.Observations.refused;
import static io.geotraffic.operator.status.Observations.starting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TransitionTest {
    private static final Rollout COMPLETE = new Rollout(true, 3, 3, 3, 3);
    private static final Rollout INCOMPLETE = new Rollout(true, 3, 2, 3, 2);

    private static GeoTrafficMonitorStatus status(Observation observation) {
        return new StatusReport(Clock.systemUTC()).of(observation, null);
    }

    private static List<Transition> between(Observation former, Observation next) {
        return Transition.between(status(former), status(next));
    }

    /** That a new monitor is not ready yet is what everybody expects. */
    @Test
    void ofAFirstStatusWhatIsTrueOrAmissIsNews() {
        assertEquals(
                List.of(
                        new Transition(
                                false,
                                "RolloutPending",
                                "AgentsProgressing is True: the DaemonSet's controller has yet to see what was asked for"),
                        new Transition(
                                true,
                                "NotConfigured",
                                "GeoIPDatabaseAvailable is False: no country database is configured; set spec.geoip.configMap.name"),
                        new Transition(
                                true,
                                "GeoIPDatabaseUnavailable",
                                "Degraded is True: no country database is configured; set spec.geoip.configMap.name; without it public addresses are UNKNOWN")),
                Transition.between(null, status(observation(Rollout.NONE, Observations.MISSING))));
        assertEquals(
                List.of("AllNodesCount", "DatabaseAvailable"),
                reasons(Transition.between(null, status(observation(COMPLETE)))));
    }

    private static List<String> reasons(List<Transition> transitions) {
        return transitions.stream().map(Transition::reason).toList();
    }

    /** By hand, such as kubectl patch --subresource=status. */
    @Test
    void aStatusWithoutConditionsIsLikeNone() {
        GeoTrafficMonitorStatus bare =
                new KubernetesSerialization().unmarshal("{\"observedGeneration\": 1}", GeoTrafficMonitorStatus.class);
        assertEquals(
                Transition.between(null, status(observation(COMPLETE))),
                Transition.between(bare, status(observation(COMPLETE))));
    }

    @Test
    void whatStaysIsNoNews() {
        assertEquals(List.of(), between(observation(COMPLETE), observation(COMPLETE)));
        assertEquals(List.of(), between(observation(INCOMPLETE, old("n1")), observation(INCOMPLETE, old("n1"))));
    }

    /** Which node it is would be news at each of a thousand nodes. */
    @Test
    void aMessageThatChangesIsNoNews() {
        assertEquals(List.of(), between(observation(INCOMPLETE, old("n1")), observation(INCOMPLETE, old("n2"))));
        assertEquals(
                List.of(),
                between(observation(new Rollout(true, 4, 4, 1, 4)), observation(new Rollout(true, 4, 4, 2, 4))));
    }

    @Test
    void aTruthThatChangesIsNews() {
        assertEquals(
                List.of(
                        new Transition(false, "AllNodesCount", "Ready is True: 3 nodes count"),
                        new Transition(
                                false,
                                "RolloutComplete",
                                "AgentsProgressing is False: all agents are as this generation asks for")),
                between(observation(INCOMPLETE, starting("n1")), observation(COMPLETE)));
    }

    @Test
    void troubleThatBecomesAnotherIsNews() {
        assertEquals(
                List.of(new Transition(
                        true,
                        "ResourcesRefused",
                        "Degraded is True: the API server refuses the DaemonSet: spec.template is invalid")),
                between(observation(INCOMPLETE, old("n1")), refused(INCOMPLETE)));
        DatabaseFinding damaged = new DatabaseFinding.Missing(DatabaseFinding.Reason.DATABASE_INVALID, "it is damaged");
        assertEquals(
                List.of(new Transition(true, "DatabaseInvalid", "GeoIPDatabaseAvailable is False: it is damaged")),
                between(observation(COMPLETE, Observations.MISSING), observation(COMPLETE, damaged)));
    }

    /** It may do so many times until all is done. */
    @Test
    void whatTakesItsTimeMayChangeItsReason() {
        assertEquals(List.of(), between(observation(Rollout.NONE), observation(new Rollout(true, 3, 0, 1, 0))));
        assertEquals(
                List.of(),
                between(
                        observation(new Rollout(true, 3, 0, 1, 0)),
                        observation(new Rollout(true, 3, 0, 3, 0), starting("n1"))));
    }

    /** What is for the worse and what is for the better, of each condition. */
    @Test
    void onlyWhatNeedsSomebodyIsAWarning() {
        assertEquals(
                List.of(new Transition(
                        true,
                        "NodesNotCounting",
                        "Degraded is True: n1: UnsupportedKernel: Linux 6.1 lacks TCX programs")),
                between(observation(INCOMPLETE, starting("n1")), observation(INCOMPLETE, old("n1"))).stream()
                        .filter(transition -> transition.message().startsWith("Degraded"))
                        .toList());
        assertEquals(
                List.of(
                        new Transition(
                                false,
                                "DatabaseAvailable",
                                "GeoIPDatabaseAvailable is True: GeoLite2-Country, built 2026-11-17T12:00:00Z, 912,345 bytes"),
                        new Transition(false, "AsExpected", "Degraded is False: nothing is to be done")),
                between(observation(COMPLETE, Observations.MISSING), observation(COMPLETE)));
        assertEquals(
                List.of(
                        new Transition(
                                false,
                                "NotVisible",
                                "GeoIPDatabaseAvailable is Unknown: /usr/share/GeoIP/country.mmdb of each node is read by agents alone: geoip_database_info among their metrics tells what they have")),
                between(observation(COMPLETE), observation(COMPLETE, Observations.HIDDEN)));
        assertEquals(
                List.of(false, true, true),
                Transition.between(
                                status(observation(COMPLETE)),
                                status(observation(new Rollout(true, 0, 0, 0, 0), Observations.MISSING)))
                        .stream()
                        .map(Transition::warning)
                        .toList(),
                "Ready, GeoIPDatabaseAvailable, Degraded");
    }
}
