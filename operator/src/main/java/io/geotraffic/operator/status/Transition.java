package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition that changed, or one that tells of trouble and now tells of another: worth an event. What only
 * takes its time changes its reason often, and is not.
 *
 * @param warning whether it is for the worse
 * @param reason in a word
 */
public record Transition(boolean warning, String reason, String message) {
    /** What is worth an event between two statuses of a monitor. */
    public static List<Transition> between(@Nullable GeoTrafficMonitorStatus previous, GeoTrafficMonitorStatus next) {
        return next.conditions().stream()
                .filter(condition -> isNews(previous, condition))
                .map(Transition::of)
                .toList();
    }

    private static boolean isNews(@Nullable GeoTrafficMonitorStatus previous, Condition condition) {
        List<Condition> all = previous == null ? List.of() : previous.conditions();
        return all.stream()
                .filter(former -> Objects.equals(former.getType(), condition.getType()))
                .findFirst()
                .map(former -> !Objects.equals(former.getStatus(), condition.getStatus())
                        || (isBad(condition) && !Objects.equals(former.getReason(), condition.getReason())))
                .orElseGet(() -> isTrue(condition) || isBad(condition));
    }

    private static Transition of(Condition condition) {
        return new Transition(
                isBad(condition),
                condition.getReason(),
                "%s is %s: %s".formatted(condition.getType(), condition.getStatus(), condition.getMessage()));
    }

    /** What only takes its time is no warning: a monitor is not ready at first. */
    private static boolean isBad(Condition condition) {
        return switch (condition.getType()) {
            case Degradation.TYPE -> isTrue(condition);
            case DatabaseAvailability.TYPE, MonitoringAvailability.TYPE -> "False".equals(condition.getStatus());
            default -> false;
        };
    }

    private static boolean isTrue(Condition condition) {
        return "True".equals(condition.getStatus());
    }
}
