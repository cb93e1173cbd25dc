package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.lab.MockApi;
import io.geotraffic.operator.metrics.ReconcileCounts;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of a controller that really reconciles. */
@Timeout(30)
final class ReconcileMetricsTest {
    private static final Logger JOSDK = Logger.getLogger("io.javaoperatorsdk");

    /** What the controller does at a time. */
    private static final int THREADS = 10;

    private final AtomicLong clock = new AtomicLong();
    private final ReconcileMetrics metrics = new ReconcileMetrics(() -> clock.getAndAdd(20_000_000));
    private final MockApi server = MockApi.remembering();
    private final KubernetesClient client = ApiClient.builder(server.config()).build();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final Operator operator =
            MonitorController.operator(client, new Slow(), metrics, LinearRateLimiter.deactivatedRateLimiter());

    /** It waits, and fails as often as it is to. */
    @ControllerConfiguration(name = "slow")
    private final class Slow implements Reconciler<GeoTrafficMonitor> {
        @Override
        public UpdateControl<GeoTrafficMonitor> reconcile(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context)
                throws InterruptedException {
            mayGoOn.await();
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("as it is to");
            }
            return UpdateControl.noUpdate();
        }
    }

    @BeforeAll
    static void quiet() {
        JOSDK.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        JOSDK.setLevel(Level.WARNING);
    }

    @AfterEach
    void stop() {
        mayGoOn.countDown();
        operator.stop();
        client.close();
        server.close();
    }

    private void create(int number) {
        for (int i = 0; i < number; i++) {
            server.client().resource(Admission.monitor("m" + i, "{}")).create();
        }
    }

    private void await(long successes, long waiting, long running) {
        WatchingOperator.await(() -> {
            ReconcileCounts counts = metrics.counts();
            return counts.successes() == successes && counts.waiting() == waiting && counts.running() == running;
        });
    }

    @Test
    void countsNothingAtFirst() {
        assertEquals(List.of(0L, 0L, 0L, 0L), numbers());
    }

    private List<Long> numbers() {
        ReconcileCounts counts = metrics.counts();
        return List.of(counts.successes(), counts.errors(), counts.waiting(), counts.running());
    }

    @Test
    void countsWhatRunsAndWhatWaits() {
        create(THREADS + 3);
        operator.start();
        await(0, 3, THREADS);
        mayGoOn.countDown();
        await(THREADS + 3, 0, 0);
        assertEquals(0, metrics.counts().errors());
    }

    @Test
    void countsWhatFails() {
        failures.set(1);
        mayGoOn.countDown();
        create(1);
        operator.start();
        await(1, 0, 0);
        assertEquals(1, metrics.counts().errors());
    }

    @Test
    void tellsHowLongItTook() {
        mayGoOn.countDown();
        create(1);
        operator.start();
        await(1, 0, 0);
        assertEquals(
                List.of(0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
                metrics.counts().seconds().within());
        assertEquals(0.02, metrics.counts().seconds().sum());
    }
}
