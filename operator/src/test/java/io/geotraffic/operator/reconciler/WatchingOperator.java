package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An operator that watches something, and does nothing but tell for which monitors it was called. */
final class WatchingOperator implements AutoCloseable {
    private static final long REST_MILLISECONDS = 200;

    @ControllerConfiguration(name = "watch")
    private record Watch(
            Function<EventSourceContext<GeoTrafficMonitor>, EventSource<?, GeoTrafficMonitor>> source,
            BlockingQueue<String> called)
            implements Reconciler<GeoTrafficMonitor> {
        @Override
        public List<EventSource<?, GeoTrafficMonitor>> prepareEventSources(
                EventSourceContext<GeoTrafficMonitor> context) {
            return List.of(source.apply(context));
        }

        @Override
        public UpdateControl<GeoTrafficMonitor> reconcile(
                GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
            called.add(monitor.getMetadata().getName());
            return UpdateControl.noUpdate();
        }
    }

    private final ApiServer server = ApiServer.remembering();
    private final BlockingQueue<String> called = new LinkedBlockingQueue<>();
    private final Operator operator = new Operator(
            configuration -> configuration.withKubernetesClient(server.client()).withCloseClientOnStop(false));

    WatchingOperator(Function<EventSourceContext<GeoTrafficMonitor>, EventSource<?, GeoTrafficMonitor>> source) {
        operator.register(new Watch(source, called));
    }

    ApiServer server() {
        return server;
    }

    void start() {
        operator.start();
    }

    /** The next monitor that it is called for. */
    @Nullable
    String called() throws InterruptedException {
        return called.poll(10, TimeUnit.SECONDS);
    }

    /** Until it is called for no more. */
    void awaitRest() throws InterruptedException {
        boolean more = true;
        while (more) {
            more = called.poll(REST_MILLISECONDS, TimeUnit.MILLISECONDS) != null;
        }
    }

    void assertRest() throws InterruptedException {
        assertNull(called.poll(REST_MILLISECONDS, TimeUnit.MILLISECONDS), "it was called for nothing");
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "in vain");
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        operator.stop();
        server.close();
    }
}
