package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a DaemonSet is.
 *
 * @param observed whether its controller has seen its present generation; otherwise the numbers are former ones
 */
public record Rollout(boolean observed, int desired, int ready, int updated, int available) {
    /** Of a DaemonSet that is not there. */
    public static final Rollout NONE = new Rollout(false, 0, 0, 0, 0);

    public static Rollout of(DaemonSet daemonSet) {
        DaemonSetStatus status = daemonSet.getStatus();
        if (status == null || status.getObservedGeneration() == null) {
            return NONE;
        }
        return new Rollout(
                status.getObservedGeneration() >= daemonSet.getMetadata().getGeneration(),
                number(status.getDesiredNumberScheduled()),
                number(status.getNumberReady()),
                number(status.getUpdatedNumberScheduled()),
                number(status.getNumberAvailable()));
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    /** Each node that should have an agent has one that is ready and as it should be. */
    public boolean isComplete() {
        return observed && desired > 0 && updated == desired && ready == desired;
    }
}
