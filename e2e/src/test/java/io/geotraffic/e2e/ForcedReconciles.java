package io.geotraffic.e2e;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Has a monitor reconciled again and again, though nothing has changed. */
final class ForcedReconciles {
    private final AtomicInteger done = new AtomicInteger();

    Reconciler<GeoTrafficMonitor> around(Reconciler<GeoTrafficMonitor> reconciler) {
        return new Again(reconciler, done);
    }

    /** Returns when so many more are done. */
    void force(int count) {
        int goal = done.get() + count;
        Eventually.get(Duration.ofMinutes(1), count + " reconciles", done::get, seen -> seen >= goal);
    }

    @ControllerConfiguration(name = "geotrafficmonitor", fieldManager = "geotraffic-operator")
    private record Again(Reconciler<GeoTrafficMonitor> reconciler, AtomicInteger done)
            implements Reconciler<GeoTrafficMonitor> {
        @Override
        public List<EventSource<?, GeoTrafficMonitor>> prepareEventSources(
                EventSourceContext<GeoTrafficMonitor> context) {
            return reconciler.prepareEventSources(context);
        }

        @Override
        public UpdateControl<GeoTrafficMonitor> reconcile(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context)
                throws Exception {
            UpdateControl<GeoTrafficMonitor> update = reconciler.reconcile(monitor, context);
            done.incrementAndGet();
            return update.rescheduleAfter(Duration.ofMillis(20));
        }
    }
}
