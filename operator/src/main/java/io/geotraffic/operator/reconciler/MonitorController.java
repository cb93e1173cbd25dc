package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JOSDK as this operator wants it. */
public final class MonitorController {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorController.class);

    /** At a time. Each asks the API server for much the same, so more of them are not faster. */
    private static final int THREADS = 10;

    /** That are at work when the operator is told to end. */
    private static final Duration LAST_RECONCILES = Duration.ofSeconds(1);

    /** Of all objects of a kind. */
    private static final Duration FIRST_LIST = Duration.ofSeconds(30);

    /** Of one monitor. A drift is put back in less than two seconds, and a storm of events costs little. */
    private static final Duration RATE_PERIOD = Duration.ofSeconds(1);

    private static final int RATE = 2;

    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    /** An API server that was away is back for ever. */
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    /** Should an event ever get lost. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private MonitorController() {}

    /** An operator that is yet to be started. */
    public static Operator operator(KubernetesClient client, MonitorReconciler reconciler, Metrics metrics) {
        return operator(client, reconciler, metrics, new LinearRateLimiter(RATE_PERIOD, RATE));
    }

    /** The same with any reconciler and another rate. */
    public static Operator operator(
            KubernetesClient client,
            Reconciler<GeoTrafficMonitor> reconciler,
            Metrics metrics,
            RateLimiter<?> rateLimiter) {
        Operator operator = new Operator(configuration -> configuration
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withMetrics(metrics)
                .withConcurrentReconciliationThreads(THREADS)
                .withReconciliationTerminationTimeout(LAST_RECONCILES)
                .withCacheSyncTimeout(FIRST_LIST)
                .withInformerStoppedHandler(MonitorController::stopped)
                // Server-side apply compares what this operator owns; an annotation would be one write more each time.
                .withPreviousAnnotationForDependentResources(false)
                .withParseResourceVersions(true));
        operator.register(
                reconciler,
                controller -> controller
                        .withRetry(new GenericRetry()
                                .setInitialInterval(FIRST_RETRY)
                                .setIntervalMultiplier(2)
                                .setMaxInterval(LONGEST_RETRY.toMillis())
                                .withoutMaxAttempts())
                        .withRateLimiter(rateLimiter)
                        .withItemStore(new TransformingItemStore<>(MonitorController::slim))
                        .withReconciliationMaxInterval(LONGEST_REST));
        return operator;
    }

    /** What nobody asks for is most of it. */
    private static GeoTrafficMonitor slim(GeoTrafficMonitor monitor) {
        monitor.getMetadata().setManagedFields(List.of());
        return monitor;
    }

    /** JOSDK's own answer is to end the process: here {@link Watches} tell of it. */
    private static void stopped(SharedIndexInformer<?> informer, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.error("The watch of {} has died", informer.getApiTypeClass().getSimpleName(), failure);
        }
    }
}
