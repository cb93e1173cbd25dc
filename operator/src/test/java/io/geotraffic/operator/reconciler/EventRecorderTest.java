package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.status.Transition;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventRecorderTest {
    private static final String PATH = "/api/v1/namespaces/default/events";
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00.987Z"), ZoneOffset.UTC);

    private final ApiServer server = ApiServer.scripted();
    private final GeoTrafficMonitor monitor = Admission.monitor("egress", "{}");

    @AfterEach
    void close() {
        server.close();
    }

    private void record(Transition... transitions) {
        new EventRecorder(server.client(), CLOCK).record(monitor, List.of(transitions));
    }

    private RecordedRequest request() throws InterruptedException {
        return Objects.requireNonNull(server.request());
    }

    @Test
    void writesAnEventThatDescribeShows() throws InterruptedException {
        server.expect().post().withPath(PATH).andReturn(201, new Event()).once();
        record(new Transition(true, "NodesNotCounting", "Degraded is True: n7: UnsupportedKernel: too old"));

        RecordedRequest request = request();
        assertEquals(PATH, request.getPath());
        assertEquals(
                SERIALIZATION.unmarshal("""
                        ---
                        apiVersion: v1
                        kind: Event
                        metadata: {generateName: egress-, namespace: default}
                        involvedObject:
                          apiVersion: geotraffic.io/v1alpha1
                          kind: GeoTrafficMonitor
                          name: egress
                          uid: uid-of-egress
                          resourceVersion: "77"
                        type: Warning
                        reason: NodesNotCounting
                        message: "Degraded is True: n7: UnsupportedKernel: too old"
                        firstTimestamp: "2026-11-20T12:00:00Z"
                        lastTimestamp: "2026-11-20T12:00:00Z"
                        count: 1
                        source: {component: geotraffic-operator}
                        reportingComponent: geotraffic-operator
                        """, Event.class), SERIALIZATION.unmarshal(request.getUtf8Body(), Event.class));
    }

    @Test
    void writesOneForEachTransitionInOrder() throws InterruptedException {
        server.expect().post().withPath(PATH).andReturn(201, new Event()).times(2);
        record(new Transition(false, "AllNodesCount", "one"), new Transition(true, "NotConfigured", "two"));

        Event first = SERIALIZATION.unmarshal(request().getUtf8Body(), Event.class);
        Event second = SERIALIZATION.unmarshal(request().getUtf8Body(), Event.class);
        assertEquals(
                List.of("Normal AllNodesCount one", "Warning NotConfigured two"),
                List.of(first, second).stream()
                        .map(event -> event.getType() + " " + event.getReason() + " " + event.getMessage())
                        .toList());
    }

    @Test
    void writesNothingIfNothingIsNews() {
        record();
        assertEquals(0, server.requests());
    }

    /** The status is written all the same. */
    @Test
    void aRefusedEventIsNoFailure() {
        server.expect()
                .post()
                .withPath(PATH)
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withReason("Forbidden")
                                .withMessage("events is forbidden")
                                .build())
                .always();
        record(new Transition(false, "AllNodesCount", "one"));
        assertTrue(server.requests() >= 1);
    }
}
