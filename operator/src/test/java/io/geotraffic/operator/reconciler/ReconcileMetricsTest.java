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
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
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
    private final Map<String, Semaphore> mayGoOn = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();

    private Optional<IndexedResourceCache<GeoTrafficMonitor>> cache = Optional.empty();

    private final Operator operator =
            MonitorController.operator(client, new Slow(), metrics, LinearRateLimiter.deactivatedRateLimiter());

    /** Each time it waits, and fails as often as it is to. */
    @ControllerConfiguration(name = "slow")
    private final class Slow implements Reconciler<GeoTrafficMonitor> {
        @Override
        public List<EventSource<?, GeoTrafficMonitor>> prepareEventSources(
                EventSourceContext<GeoTrafficMonitor> context) {
            cache = Optional.of(context.getPrimaryCache());
            return List.of();
        }

        @Override
        public UpdateControl<GeoTrafficMonitor> reconcile(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context)
                throws InterruptedException {
            begun.add(monitor.getMetadata().getName());
            goesOn(monitor.getMetadata().getName()).acquire();
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
        allGoOn();
        operator.stop();
        client.close();
        server.close();
    }

    private Semaphore goesOn(String monitor) {
        return mayGoOn.computeIfAbsent(monitor, _ -> new Semaphore(0));
    }

    private void allGoOn() {
        for (int i = 0; i < 2 * THREADS; i++) {
            goesOn("m" + i).release(THREADS);
        }
    }

    private IndexedResourceCache<GeoTrafficMonitor> cache() {
        return cache.orElseThrow();
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
        allGoOn();
        await(THREADS + 3, 0, 0);
        assertEquals(0, metrics.counts().errors());
    }

    @Test
    void countsWhatFails() {
        failures.set(1);
        allGoOn();
        create(1);
        operator.start();
        await(1, 0, 0);
        assertEquals(1, metrics.counts().errors());
    }

    @Test
    void tellsHowLongItTook() {
        allGoOn();
        create(1);
        operator.start();
        await(1, 0, 0);
        assertEquals(
                List.of(0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L),
                metrics.counts().seconds().within());
        assertEquals(0.02, metrics.counts().seconds().sum());
    }

    /** JOSDK drops it, and tells of the end alone. */
    @Test
    void whatIsDeletedWhileItWaitsWaitsNoMore() {
        create(THREADS + 1);
        operator.start();
        WatchingOperator.await(() -> begun.size() == THREADS);
        await(0, 1, THREADS);
        cache().list()
                .filter(monitor -> !begun.contains(monitor.getMetadata().getName()))
                .forEach(monitor -> server.client().resource(monitor).delete());
        WatchingOperator.await(() -> cache().list().count() == THREADS);
        allGoOn();
        await(THREADS, 0, 0);
    }

    /** Its next turn is asked for before JOSDK tells that this one has ended. */
    @Test
    void whatChangesWhileItIsReconciledWaitsAgain() {
        create(THREADS + 1);
        operator.start();
        WatchingOperator.await(() -> begun.size() == THREADS);
        String running = begun.iterator().next();
        change(running);
        goesOn(running).release();
        WatchingOperator.await(() -> begun.size() == THREADS + 1);
        await(1, 1, THREADS);
        allGoOn();
        await(THREADS + 2, 0, 0);
    }

    private void change(String name) {
        GeoTrafficMonitor changed = Admission.monitor(name, "{pollInterval: 1s}");
        changed.getMetadata().setResourceVersion(null);
        server.client().resource(changed).update();
        WatchingOperator.await(() -> cache().get(new ResourceID(name))
                .filter(seen -> seen.getSpec().pollInterval().equals("1s"))
                .isPresent());
    }
}
