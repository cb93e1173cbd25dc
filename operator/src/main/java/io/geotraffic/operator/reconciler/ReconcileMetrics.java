package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.geotraffic.http.exposition.Histogram;
import io.geotraffic.operator.metrics.ReconcileCounts;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what JOSDK tells of its work. */
public final class ReconcileMetrics implements Metrics {
    private final LongSupplier clock;
    private final Histogram seconds = new Histogram(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);
    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final Set<ResourceID> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong running = new AtomicLong();

    /** Of the reconcile that this thread is at. */
    private final ThreadLocal<Boolean> hasBegun = ThreadLocal.withInitial(() -> false);

    /** @param clock nanoseconds, only growing */
    public ReconcileMetrics(LongSupplier clock) {
        this.clock = clock;
    }

    public ReconcileCounts counts() {
        return new ReconcileCounts(successes.get(), errors.get(), seconds.counts(), waiting.size(), running.get());
    }

    @Override
    public void reconcileCustomResource(
            HasMetadata resource, @Nullable RetryInfo retryInfo, Map<String, Object> metadata) {
        waiting.add(ResourceID.fromResource(resource));
    }

    @Override
    public void reconciliationExecutionStarted(HasMetadata resource, Map<String, Object> metadata) {
        waiting.remove(ResourceID.fromResource(resource));
        running.incrementAndGet();
        hasBegun.set(true);
    }

    /**
     * Also of one that was deleted while it waited, and so was never started. Of one that was, what waits by
     * now is its next turn.
     */
    @Override
    public void reconciliationExecutionFinished(HasMetadata resource, Map<String, Object> metadata) {
        if (hasBegun.get()) {
            running.decrementAndGet();
        } else {
            waiting.remove(ResourceID.fromResource(resource));
        }
        hasBegun.remove();
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        long begin = clock.getAsLong();
        boolean done = false;
        try {
            T result = execution.execute();
            done = true;
            return result;
        } finally {
            (done ? successes : errors).incrementAndGet();
            seconds.observe((clock.getAsLong() - begin) / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }
}
