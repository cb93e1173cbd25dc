package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.api.v1alpha1.MonitoringSpec;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.function.Predicate;

/** An object that a monitor may ask for, and that is watched whether it does or not: one that it asked for goes. */
final class MonitoringDependent<R extends HasMetadata> {
    private final AgentDependent<R> dependent;
    private final String title;
    private final String field;
    private final Predicate<MonitoringSpec> asks;

    /**
     * @param title what people call it
     * @param field of the resource by which it is asked for
     * @param asks whether it is
     */
    MonitoringDependent(AgentDependent<R> dependent, String title, String field, Predicate<MonitoringSpec> asks) {
        this.dependent = dependent;
        this.title = title;
        this.field = field;
        this.asks = asks;
    }

    Class<R> type() {
        return dependent.resourceType();
    }

    /** What people call it. */
    String title() {
        return title;
    }

    String field() {
        return field;
    }

    boolean isAskedFor(GeoTrafficMonitor monitor) {
        return asks.test(monitor.getSpec().monitoring());
    }

    /** Where the cluster always has the kind. */
    EventSource<R, GeoTrafficMonitor> eventSource(EventSourceContext<GeoTrafficMonitor> context) {
        return dependent.eventSource(context).orElseThrow();
    }

    /** Begins to watch, or makes sure of it. */
    void watch(EventSourceRetriever<GeoTrafficMonitor> retriever) {
        try {
            retriever.dynamicallyRegisterEventSource(eventSource(retriever.eventSourceContextForDynamicRegistration()));
        } catch (OperatorException e) {
            // One that has not started looks like one that has died, for which the process would be ended.
            unwatch(retriever);
            throw innermost(e);
        }
    }

    /** Ends it, for what the API server does not know any more would be asked for again and again. */
    void unwatch(EventSourceRetriever<GeoTrafficMonitor> retriever) {
        retriever.dynamicallyDeRegisterEventSource(dependent.name());
    }

    /** What is asked for is made, what is not any more is taken away. It must be watched. */
    void reconcile(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        if (isAskedFor(monitor)) {
            dependent.reconcile(monitor, context);
        } else {
            dependent.delete(monitor, context);
        }
    }

    /** What the API server said, or that it did not. */
    private static KubernetesClientException innermost(OperatorException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof KubernetesClientException said) {
                return said;
            }
        }
        return new KubernetesClientException("its objects cannot be listed: " + e.getMessage(), e);
    }
}
