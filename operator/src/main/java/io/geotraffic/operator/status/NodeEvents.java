package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.Event;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What events tell of pods that do not come to run. */
public final class NodeEvents {
    private static final Set<String> VOLUME = Set.of("FailedMount", "FailedAttachVolume", "FailedMapVolume");

    private static final Set<String> CREATION = Set.of("FailedCreate", "SuccessfulCreate");

    private NodeEvents() {}

    /** Why a pod that is being prepared takes so long, if a kubelet has complained of it. */
    public static AgentState.Uncounted ofPreparation(List<Event> events) {
        return latestWarning(events)
                .map(event -> VOLUME.contains(event.getReason())
                        ? new AgentState.Uncounted(
                                NodeReason.VOLUME_UNAVAILABLE,
                                said(event) + "; create what is missing, or correct spec.geoip or spec.agent.webConfig")
                        : new AgentState.Uncounted(
                                NodeReason.CONTAINER_REFUSED, event.getReason() + ": " + said(event)))
                .orElseGet(() -> new AgentState.Uncounted(NodeReason.STARTING, "its pod is being made ready"));
    }

    /** Why a DaemonSet's controller has not made pods. */
    public static AgentState.Uncounted ofCreation(List<Event> events, String namespace) {
        // The controller tells of other things too, and tries again less and less often.
        return latestWarning(events.stream()
                        .filter(event -> CREATION.contains(event.getReason()))
                        .toList())
                .map(NodeEvents::said)
                .map(message ->
                        new AgentState.Uncounted(NodeReason.POD_REFUSED, message + "; " + wayOut(message, namespace)))
                .orElseGet(() -> new AgentState.Uncounted(NodeReason.STARTING, "its pod is to be created"));
    }

    private static String wayOut(String message, String namespace) {
        return message.contains("PodSecurity")
                ? "agents need the host's network: kubectl label namespace %s pod-security.kubernetes.io/enforce=privileged --overwrite"
                        .formatted(namespace)
                : "see what forbids pods in namespace " + namespace;
    }

    /** The latest event, if it is a warning: what was overcome since is no reason. */
    private static Optional<Event> latestWarning(List<Event> events) {
        return events.stream()
                .max(Comparator.comparing(NodeEvents::time).thenComparing(NodeEvents::isWarning))
                .filter(NodeEvents::isWarning);
    }

    private static String said(Event event) {
        return Sentence.of(Objects.requireNonNullElse(event.getMessage(), "no message given"));
    }

    private static boolean isWarning(Event event) {
        return "Warning".equals(event.getType());
    }

    /** RFC 3339 in UTC, so that texts compare as times do; an event has one of these. */
    private static String time(Event event) {
        return Stream.of(event.getLastTimestamp(), eventTime(event), event.getFirstTimestamp())
                .filter(text -> text != null && !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable String eventTime(Event event) {
        return event.getEventTime() == null ? null : event.getEventTime().getTime();
    }
}
