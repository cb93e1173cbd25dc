package io.geotraffic.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.geotraffic.operator.api.v1alpha1.AgentsStatus;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.api.v1alpha1.NodeStatus;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of a monitor. */
public final class StatusReport {
    /** Nodes that it names. */
    private static final int MOST_NODES = 20;

    /** Of a condition's or a node's message, in the schema. */
    private static final int LONGEST_MESSAGE = 1024;

    private final Clock clock;

    public StatusReport(Clock clock) {
        this.clock = clock;
    }

    /** @param previous what the resource has, from which conditions that are as they were take their times */
    public GeoTrafficMonitorStatus of(Observation observation, @Nullable GeoTrafficMonitorStatus previous) {
        List<Condition> former = previous == null ? List.of() : previous.conditions();
        long generation = observation.generation();
        Rollout rollout = observation.rollout();
        return new GeoTrafficMonitorStatus(
                generation,
                verdicts(observation).entrySet().stream()
                        .map(each -> condition(each.getKey(), each.getValue(), generation, former))
                        .toList(),
                new AgentsStatus(rollout.desired(), rollout.ready(), rollout.updated(), rollout.available()),
                nodes(observation.uncounted()),
                DatabaseAvailability.facts(observation.database()).orElse(null));
    }

    /** By type, in the order in which they are shown. */
    private static Map<String, Verdict> verdicts(Observation observation) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        verdicts.put(Readiness.TYPE, Readiness.of(observation));
        verdicts.put(Progress.TYPE, Progress.of(observation));
        verdicts.put(DatabaseAvailability.TYPE, DatabaseAvailability.of(observation.database()));
        MonitoringAvailability.of(observation.monitoring())
                .ifPresent(verdict -> verdicts.put(MonitoringAvailability.TYPE, verdict));
        verdicts.put(Degradation.TYPE, Degradation.of(observation));
        return verdicts;
    }

    private Condition condition(String type, Verdict verdict, long generation, List<Condition> former) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(verdict.truth().label())
                .withReason(verdict.reason())
                .withMessage(cut(verdict.message()))
                .withObservedGeneration(generation)
                .withLastTransitionTime(since(type, verdict, former)
                        .orElseGet(() ->
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()))
                .build();
    }

    /** When it began to be so: what changes is the truth, not its reason. */
    private static Optional<String> since(String type, Verdict verdict, List<Condition> former) {
        return former.stream()
                .filter(condition -> type.equals(condition.getType()))
                .filter(condition -> verdict.truth().label().equals(condition.getStatus()))
                .map(Condition::getLastTransitionTime)
                .findFirst();
    }

    private static List<NodeStatus> nodes(List<UncountedNode> nodes) {
        return nodes.stream()
                .limit(MOST_NODES)
                .map(node -> new NodeStatus(node.name(), node.reason().label(), cut(node.message())))
                .toList();
    }

    private static String cut(String message) {
        return Sentence.cut(message, LONGEST_MESSAGE);
    }
}
