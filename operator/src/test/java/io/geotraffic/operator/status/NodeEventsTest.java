package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeEventsTest {
    private static final String NO_SECRET =
            "MountVolume.SetUp failed for volume \"web-config\" : secret \"agent-web\" not found";
    private static final String BASELINE =
            "Error creating: pods \"geotraffic-agent-egress-\" is forbidden: violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true), hostPort (container \"agent\" uses hostPort 10479), non-default capabilities (container \"agent\" must not include \"BPF\", \"NET_ADMIN\" in securityContext.capabilities.add)";
    private static final String QUOTA =
            "Error creating: pods \"geotraffic-agent-egress-\" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=10, limited: pods=10";

    private static final AgentState.Uncounted BEING_PREPARED =
            new AgentState.Uncounted(NodeReason.STARTING, "its pod is being made ready");
    private static final AgentState.Uncounted TO_BE_CREATED =
            new AgentState.Uncounted(NodeReason.STARTING, "its pod is to be created");

    private static Event event(String type, String reason, String message, String time) {
        return new EventBuilder()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withFirstTimestamp("2026-11-20T09:00:00Z")
                .withLastTimestamp(time)
                .build();
    }

    private static Event warning(String reason, String message) {
        return event("Warning", reason, message, "2026-11-20T10:00:05Z");
    }

    @Test
    void withoutEventsItTakesItsTime() {
        assertEquals(BEING_PREPARED, NodeEvents.ofPreparation(List.of()));
        assertEquals(TO_BE_CREATED, NodeEvents.ofCreation(List.of(), "geotraffic"));
    }

    @Test
    void whatIsNoWarningIsNoReason() {
        assertEquals(
                BEING_PREPARED,
                NodeEvents.ofPreparation(
                        List.of(event("Normal", "Pulling", "Pulling image \"agent\"", "2026-11-20T10:00:05Z"))));
        assertEquals(
                TO_BE_CREATED,
                NodeEvents.ofCreation(
                        List.of(event("Normal", "SuccessfulCreate", "Created pod: x", "2026-11-20T10:00:05Z")),
                        "geotraffic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FailedMount", "FailedAttachVolume", "FailedMapVolume"})
    void aVolumeIsMissing(String reason) {
        assertEquals(
                new AgentState.Uncounted(
                        NodeReason.VOLUME_UNAVAILABLE,
                        NO_SECRET + "; create what is missing, or correct spec.geoip or spec.agent.webConfig"),
                NodeEvents.ofPreparation(List.of(warning(reason, NO_SECRET))));
    }

    @Test
    void theContainerIsRefused() {
        assertEquals(
                new AgentState.Uncounted(
                        NodeReason.CONTAINER_REFUSED,
                        "FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown"),
                NodeEvents.ofPreparation(List.of(warning(
                        "FailedCreatePodSandBox", "Failed to create pod sandbox:\n rpc error: code = Unknown."))));
    }

    @Test
    void theNamespaceForbidsThePods() {
        assertEquals(
                new AgentState.Uncounted(
                        NodeReason.POD_REFUSED,
                        BASELINE
                                + "; agents need the host's network: kubectl label namespace geotraffic pod-security.kubernetes.io/enforce=privileged --overwrite"),
                NodeEvents.ofCreation(List.of(warning("FailedCreate", BASELINE)), "geotraffic"));
    }

    @Test
    void somethingElseForbidsThePods() {
        assertEquals(
                new AgentState.Uncounted(
                        NodeReason.POD_REFUSED, QUOTA + "; see what forbids pods in namespace monitoring"),
                NodeEvents.ofCreation(List.of(warning("FailedCreate", QUOTA)), "monitoring"));
    }

    @ParameterizedTest
    @CsvSource({"10:00:05, 10:00:06", "10:00:06, 10:00:05", "09:59:59, 10:00:00", "10:00:00, 09:59:59"})
    void theLatestWarningTells(String first, String second) {
        Event one = event("Warning", "FailedMount", "one", "2026-11-20T" + first + "Z");
        Event two = event("Warning", "FailedMount", "two", "2026-11-20T" + second + "Z");
        assertEquals(
                first.compareTo(second) > 0 ? 'o' : 't',
                NodeEvents.ofPreparation(List.of(one, two)).message().charAt(0));
    }

    /** Each component writes another time. */
    @Test
    void anEventIsOfTheTimeThatItHas() {
        Event early = event("Warning", "FailedMount", "early", "2026-11-20T10:00:00Z");
        Event series = new EventBuilder(event("Warning", "FailedMount", "event time", ""))
                .withLastTimestamp(null)
                .withFirstTimestamp(null)
                .withEventTime(new MicroTime("2026-11-20T10:00:01.000000Z"))
                .build();
        Event first = new EventBuilder(event("Warning", "FailedMount", "first time", ""))
                .withFirstTimestamp("2026-11-20T10:00:02Z")
                .build();
        Event none = new EventBuilder(event("Warning", "FailedMount", "no time", ""))
                .withFirstTimestamp(null)
                .build();
        assertLatest("event time", early, series, none);
        assertLatest("first time", series, first, early);
        assertLatest("no time", none);
    }

    private static void assertLatest(String message, Event... events) {
        String told = NodeEvents.ofPreparation(List.of(events)).message();
        assertEquals(message, told.substring(0, told.indexOf(';')));
    }

    /** Events stay for an hour: the volume was mounted since, and a large image is being pulled. */
    @Test
    void whatWasOvercomeIsNoReason() {
        assertEquals(
                BEING_PREPARED,
                NodeEvents.ofPreparation(List.of(
                        event("Warning", "FailedMount", NO_SECRET, "2026-11-20T10:00:05Z"),
                        event("Normal", "Pulling", "Pulling image \"agent\"", "2026-11-20T10:00:09Z"))));
        assertEquals(
                TO_BE_CREATED,
                NodeEvents.ofCreation(
                        List.of(
                                event("Normal", "SuccessfulCreate", "Created pod: x", "2026-11-20T10:00:09Z"),
                                event("Warning", "FailedCreate", BASELINE, "2026-11-20T10:00:05Z")),
                        "geotraffic"));
    }

    /** Of one second, which is as exact as these times are, the warning is the news. */
    @Test
    void aWarningOfTheSameSecondTells() {
        Event warning = warning("FailedCreate", QUOTA);
        Event success = event("Normal", "SuccessfulCreate", "Created pod: x", "2026-11-20T10:00:05Z");
        assertEquals(
                NodeReason.POD_REFUSED,
                NodeEvents.ofCreation(List.of(warning, success), "geotraffic").reason());
        assertEquals(
                NodeReason.POD_REFUSED,
                NodeEvents.ofCreation(List.of(success, warning), "geotraffic").reason());
    }

    /** The controller warns of pods that failed, too. */
    @Test
    void onlyWhatFailedToBeCreatedWasRefused() {
        assertEquals(
                TO_BE_CREATED,
                NodeEvents.ofCreation(
                        List.of(
                                warning(
                                        "FailedDaemonPod",
                                        "Found failed daemon pod geotraffic/geotraffic-agent-egress-x7k2p on node n1, will try to kill it")),
                        "geotraffic"));
    }

    /** Of other nodes, or of other pods: the controller tries again less and less often. */
    @Test
    void whatElseTheControllerDoesOvercomesNothing() {
        Event refused = event("Warning", "FailedCreate", QUOTA, "2026-11-20T10:00:05Z");
        for (Event later : List.of(
                event("Normal", "SuccessfulDelete", "Deleted pod: x", "2026-11-20T10:00:09Z"),
                event("Warning", "FailedDaemonPod", "Found failed daemon pod x on node n1", "2026-11-20T10:00:09Z"))) {
            assertEquals(
                    NodeReason.POD_REFUSED,
                    NodeEvents.ofCreation(List.of(refused, later), "geotraffic").reason(),
                    later.getReason());
        }
    }
}
