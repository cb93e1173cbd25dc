package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimiter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;

/** JOSDK as this operator wants it. */
public final class MonitorController {
    /** Of one monitor. A drift is put back in less than two seconds, and a storm of events costs little. */
    private static final Duration RATE_PERIOD = Duration.ofSeconds(1);

    private static final int RATE = 2;

    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    /** Should an event ever get lost. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private MonitorController() {}

    /** An operator that is yet to be started. */
    public static Operator operator(KubernetesClient client, OperatorDefaults defaults, Clock clock) {
        return operator(client, new MonitorReconciler(defaults, clock), new LinearRateLimiter(RATE_PERIOD, RATE));
    }

    /** The same with another reconciler and another rate. */
    public static Operator operator(
            KubernetesClient client, Reconciler<GeoTrafficMonitor> reconciler, RateLimiter<?> rateLimiter) {
        Operator operator = new Operator(configuration -> configuration
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
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
                        .withReconciliationMaxInterval(LONGEST_REST));
        return operator;
    }
}
