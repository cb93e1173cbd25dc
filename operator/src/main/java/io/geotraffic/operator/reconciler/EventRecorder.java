package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.resources.AgentLabels;
import io.geotraffic.operator.status.Transition;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what changed as events, which {@code kubectl describe} shows. */
final class EventRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);

    /** Of all events about what has no namespace: the API server takes them nowhere else. */
    private static final String NAMESPACE = "default";

    private final KubernetesClient client;
    private final Clock clock;

    EventRecorder(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** An event that is lost is no reason to try all again. */
    void record(GeoTrafficMonitor monitor, List<Transition> transitions) {
        transitions.forEach(transition -> record(monitor, transition));
    }

    private void record(GeoTrafficMonitor monitor, Transition transition) {
        try {
            client.resource(event(monitor, transition)).create();
        } catch (KubernetesClientException e) {
            LOG.warn("Cannot write an event about {}: {}", monitor.getMetadata().getName(), e.getMessage());
        }
    }

    private Event event(GeoTrafficMonitor monitor, Transition transition) {
        String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withGenerateName(monitor.getMetadata().getName() + "-")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(monitor.getApiVersion())
                .withKind(monitor.getKind())
                .withName(monitor.getMetadata().getName())
                .withUid(monitor.getMetadata().getUid())
                .withResourceVersion(monitor.getMetadata().getResourceVersion())
                .endInvolvedObject()
                .withType(transition.warning() ? "Warning" : "Normal")
                .withReason(transition.reason())
                .withMessage(transition.message())
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource(AgentLabels.OPERATOR, null)
                .withReportingComponent(AgentLabels.OPERATOR)
                .build();
    }
}
