package io.geotraffic.operator.reconciler;

import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How the watches are by which the operator sees objects change. */
public final class Watches {
    private final Operator operator;

    /** @param operator that was started */
    public Watches(Operator operator) {
        this.operator = operator;
    }

    /** Those that have ended for good: nothing but a new process helps. */
    public Optional<String> dead() {
        return those(indicator -> !indicator.isRunning()).map("the watch of %s has died"::formatted);
    }

    /** Those that do not see what is now. They are being resumed. */
    public Optional<String> interrupted() {
        return those(indicator -> !isUp(indicator)).map("the watch of %s is interrupted"::formatted);
    }

    /** Of each kind whether it is seen as it is now. */
    public Map<String, Boolean> up() {
        Map<String, Boolean> up = new TreeMap<>();
        indicators()
                .forEach((kind, indicators) -> up.put(kind, indicators.stream().allMatch(Watches::isUp)));
        return up;
    }

    private static boolean isUp(InformerHealthIndicator indicator) {
        return indicator.isRunning() && indicator.hasSynced() && indicator.isWatching();
    }

    private Optional<String> those(Predicate<InformerHealthIndicator> condition) {
        String kinds = indicators().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(condition))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return Optional.of(kinds).filter(found -> !found.isEmpty());
    }

    /** By kind of object, of which there may be several watches. */
    private Map<String, List<InformerHealthIndicator>> indicators() {
        Map<String, List<InformerHealthIndicator>> indicators = new TreeMap<>();
        operator.getRegisteredControllers()
                .forEach(controller ->
                        controller.getControllerHealthInfo().informerEventSourceHealthIndicators().values().stream()
                                .filter(Watches::hasStarted)
                                .forEach(source -> all(source)
                                        .forEach(indicator -> indicators
                                                .computeIfAbsent(kind(source), _ -> new ArrayList<>())
                                                .add(indicator))));
        return indicators;
    }

    /** Of a kind that may come and go, the watch may be about to begin. */
    private static boolean hasStarted(InformerWrappingEventSourceHealthIndicator<?> source) {
        return !(source instanceof AbstractEventSource<?, ?> watched) || watched.isRunning();
    }

    private static Collection<InformerHealthIndicator> all(InformerWrappingEventSourceHealthIndicator<?> source) {
        return source.informerHealthIndicators().values();
    }

    private static String kind(InformerWrappingEventSourceHealthIndicator<?> source) {
        return source instanceof EventSource<?, ?> watched
                ? watched.resourceType().getSimpleName()
                : source.getClass().getSimpleName();
    }
}
