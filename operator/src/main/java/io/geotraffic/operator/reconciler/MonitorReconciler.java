package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitorStatus;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.plan.UnknownValues;
import io.geotraffic.operator.resources.AgentLabels;
import io.geotraffic.operator.status.MonitoringFinding;
import io.geotraffic.operator.status.Observation;
import io.geotraffic.operator.status.Readiness;
import io.geotraffic.operator.status.StatusReport;
import io.geotraffic.operator.status.Transition;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of each monitor what its plan asks for, and writes what is. */
@ControllerConfiguration(name = MonitorReconciler.NAME, fieldManager = AgentLabels.OPERATOR)
public final class MonitorReconciler implements Reconciler<GeoTrafficMonitor> {
    static final String NAME = "geotrafficmonitor";

    /** While not all nodes count: events, and an agent's own reason, cannot be watched. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(10);

    /** Between two writes of a status. */
    private static final Duration DISTANCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MonitorReconciler.class);

    private final OperatorDefaults defaults;
    private final Clock clock;
    private final AgentDependents dependents;
    private final MonitoringDependents monitoring;
    private final StatusReport report;
    private final WritePace pace;

    /** Made when JOSDK asks for event sources, which is before anything is reconciled. */
    private volatile @Nullable Observer observer;

    private volatile @Nullable IndexedResourceCache<GeoTrafficMonitor> monitors;

    public MonitorReconciler(OperatorDefaults defaults, Clock clock) {
        this(defaults, clock, DISTANCE);
    }

    /** @param distance between two writes of a status */
    public MonitorReconciler(OperatorDefaults defaults, Clock clock, Duration distance) {
        this.defaults = defaults;
        this.clock = clock;
        dependents = new AgentDependents(defaults);
        monitoring = new MonitoringDependents(defaults);
        report = new StatusReport(clock);
        pace = new WritePace(distance, clock);
    }

    @Override
    public List<EventSource<?, GeoTrafficMonitor>> prepareEventSources(EventSourceContext<GeoTrafficMonitor> context) {
        Observer observing = new Observer(context, defaults.namespace(), clock);
        observer = observing;
        monitors = context.getPrimaryCache();
        return Stream.of(dependents.eventSources(context), monitoring.eventSources(context), observing.eventSources())
                .<EventSource<?, GeoTrafficMonitor>>flatMap(List::stream)
                .toList();
    }

    @Override
    public UpdateControl<GeoTrafficMonitor> reconcile(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        AgentPlan plan = AgentPlan.of(monitor, defaults);
        Optional<String> unknown = UnknownValues.of(plan.spec());
        Optional<String> refusal = unknown.or(() -> dependents.apply(monitor, context));
        MonitoringFinding finding = unknown.map(why -> monitoring.untried(monitor, why))
                .orElseGet(() -> monitoring.apply(monitor, context));
        // One that says Ready of a node that does not count is not left for a moment; of others there is time.
        boolean saysReady = Readiness.isTrue(monitor.getStatus());
        Duration wait = pace.untilNext(monitor.getMetadata().getName());
        if (!saysReady && !wait.isZero()) {
            return UpdateControl.<GeoTrafficMonitor>noUpdate().rescheduleAfter(wait);
        }
        Observation observation = Objects.requireNonNull(observer)
                .observe(
                        plan,
                        monitor.getMetadata().getGeneration(),
                        refusal,
                        dependents.daemonSet(monitor, context),
                        finding);
        GeoTrafficMonitorStatus status = report.of(observation, monitor.getStatus());
        if (!status.equals(monitor.getStatus())) {
            if (Readiness.isTrue(status) && !wait.isZero()) {
                return UpdateControl.<GeoTrafficMonitor>noUpdate().rescheduleAfter(wait);
            }
            write(monitor, status, context);
        }
        UpdateControl<GeoTrafficMonitor> done = UpdateControl.noUpdate();
        return observation.isSettled() ? done : done.rescheduleAfter(SECOND_LOOK);
    }

    /** Not left to JOSDK: it would give the next reconcile the former status, if an event is waiting already. */
    private void write(GeoTrafficMonitor monitor, GeoTrafficMonitorStatus status, Context<GeoTrafficMonitor> context) {
        PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(monitor, onlyStatus(monitor, status), context);
        pace.wrote(monitor.getMetadata().getName());
        List<Transition> transitions = Transition.between(monitor.getStatus(), status);
        transitions.forEach(
                transition -> LOG.info("{}: {}", monitor.getMetadata().getName(), transition.message()));
        new EventRecorder(context.getClient(), clock).record(monitor, transitions);
    }

    /** All monitors that there are; none before event sources were asked for. */
    public List<GeoTrafficMonitor> monitors() {
        IndexedResourceCache<GeoTrafficMonitor> cache = monitors;
        return cache == null ? List.of() : cache.list().toList();
    }

    /** What server-side apply is to own: nothing but the status. */
    private static GeoTrafficMonitor onlyStatus(GeoTrafficMonitor monitor, GeoTrafficMonitorStatus status) {
        GeoTrafficMonitor patch = new GeoTrafficMonitor();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(monitor.getMetadata().getName())
                .build());
        patch.setStatus(status);
        return patch;
    }
}
