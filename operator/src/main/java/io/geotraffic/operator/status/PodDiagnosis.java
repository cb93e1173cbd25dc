package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells from a pod's status what is wrong with it. */
final class PodDiagnosis {
    /** The container that counts. */
    private static final String AGENT = "agent";

    /** What a kubelet says of an image that it does not get (pkg/kubelet/images/types.go). */
    private static final Set<String> IMAGE = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "ImageInspectError",
            "RegistryUnavailable",
            "SignatureValidationFailed");

    private static final Set<String> CONTAINER = Set.of(
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "PreCreateHookError",
            "PostStartHookError");

    private PodDiagnosis() {}

    static AgentState of(Pod pod) {
        PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return new AgentState.Uncounted(NodeReason.ENDING, "the former agent ends, then one follows");
        }
        if ("Failed".equals(status.getPhase())) {
            return failed(status);
        }
        if (is(status, "Ready")) {
            return new AgentState.Counting();
        }
        return condition(status, "PodScheduled")
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(PodDiagnosis::unscheduled)
                .orElseGet(() -> status.getContainerStatuses().stream()
                        // A mesh may have put others beside it.
                        .filter(container -> AGENT.equals(container.getName()))
                        .findFirst()
                        .map(container -> of(container, status))
                        .orElseGet(AgentState.Preparing::new));
    }

    private static AgentState of(ContainerStatus container, PodStatus status) {
        ContainerState state = container.getState();
        Optional<ContainerStateTerminated> end = lastEnd(container);
        if (state.getRunning() != null) {
            return Boolean.TRUE.equals(container.getStarted())
                    ? unready(state.getRunning(), status)
                    // One that fails again and again runs for a moment each time, and would be another thing then.
                    : end.filter(AgentExit::isByItself)
                            .map(AgentExit::explain)
                            .orElseGet(() -> new AgentState.Uncounted(
                                    NodeReason.STARTING, "its agent has yet to answer its kubelet"));
        }
        ContainerStateWaiting waiting = state.getWaiting();
        String reason = waiting == null ? "" : Objects.requireNonNullElse(waiting.getReason(), "");
        if (IMAGE.contains(reason)) {
            return new AgentState.Uncounted(
                    NodeReason.IMAGE_UNAVAILABLE,
                    "%s; correct spec.agent.image, or see that the node can pull it (spec.agent.imagePullSecrets)"
                            .formatted(said(waiting.getMessage(), reason)));
        }
        if (CONTAINER.contains(reason)) {
            return new AgentState.Uncounted(
                    NodeReason.CONTAINER_REFUSED, reason + ": " + said(waiting.getMessage(), "no reason given"));
        }
        // What was ended once is run again; what is ended again and again is not.
        return end.filter(ended -> AgentExit.isByItself(ended) || reason.equals("CrashLoopBackOff"))
                .<AgentState>map(AgentExit::explain)
                .orElseGet(AgentState.Preparing::new);
    }

    private static AgentState unready(ContainerStateRunning running, PodStatus status) {
        return new AgentState.Unready(
                Objects.requireNonNullElse(status.getHostIP(), ""),
                Optional.ofNullable(running.getStartedAt()).map(Instant::parse).orElse(Instant.EPOCH));
    }

    private static Optional<ContainerStateTerminated> lastEnd(ContainerStatus container) {
        return Stream.of(container.getState(), container.getLastState())
                .filter(Objects::nonNull)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** A kubelet has refused it, or put it out. */
    private static AgentState failed(PodStatus status) {
        String message = said(status.getMessage(), "no reason given");
        String reason = said(status.getReason(), "Failed");
        return "NodePorts".equals(reason)
                ? new AgentState.PortTaken()
                : new AgentState.Uncounted(NodeReason.POD_REFUSED, reason + ": " + message);
    }

    private static AgentState unscheduled(PodCondition condition) {
        String message = said(condition.getMessage(), "the scheduler gives no reason");
        return message.contains("free ports for the requested pod ports")
                ? new AgentState.PortTaken()
                : new AgentState.Uncounted(
                        NodeReason.UNSCHEDULABLE,
                        message + "; make room for it, or take the node out by spec.agent.nodeSelector or tolerations");
    }

    private static boolean is(PodStatus status, String type) {
        return condition(status, type)
                .filter(condition -> "True".equals(condition.getStatus()))
                .isPresent();
    }

    private static Optional<PodCondition> condition(PodStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static String said(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : Sentence.of(text);
    }
}
