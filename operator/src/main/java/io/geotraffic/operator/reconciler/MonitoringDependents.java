package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.resources.AgentDashboards;
import io.geotraffic.operator.resources.AgentPrometheusRule;
import io.geotraffic.operator.resources.AgentServiceMonitor;
import io.geotraffic.operator.status.MonitoringFinding;
import io.geotraffic.operator.status.MonitoringFinding.Reason;
import io.geotraffic.operator.status.MonitoringFinding.Unavailable;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Prometheus and Grafana are given. Agents do not wait for any of it, and count without. */
final class MonitoringDependents {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringDependents.class);

    private static final Unavailable NOT_KNOWN = new Unavailable(
            Reason.OBJECTS_REFUSED,
            "the API server does not tell which kinds of %s there are; it is asked again and again, and the operator's log has what it says"
                    .formatted(MonitoringKinds.GROUP_VERSION));

    private final MonitoringDependent<ConfigMap> dashboards;
    /** Of kinds that the Prometheus Operator brings. */
    private final List<MonitoringDependent<?>> extensions;

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** Made when JOSDK asks for event sources, which is before anything is reconciled. */
    private volatile @Nullable MonitoringKinds kinds;

    /** JOSDK's own, which lives as long as the controller; it is given away with reconciles alone. */
    private volatile @Nullable EventSourceRetriever<GeoTrafficMonitor> retriever;

    MonitoringDependents(OperatorDefaults defaults) {
        dashboards = new MonitoringDependent<>(
                new AgentDependent<>(ConfigMap.class, defaults, AgentPlan::dashboardsName, AgentDashboards::of),
                "ConfigMap of dashboards",
                "dashboards",
                monitoring -> monitoring.dashboards().enabled());
        extensions = List.of(
                new MonitoringDependent<>(
                        new AgentDependent<>(ServiceMonitor.class, defaults, AgentServiceMonitor::of),
                        "ServiceMonitor",
                        "serviceMonitor",
                        monitoring -> monitoring.serviceMonitor().enabled()),
                new MonitoringDependent<>(
                        new AgentDependent<>(PrometheusRule.class, defaults, AgentPrometheusRule::of),
                        "PrometheusRule",
                        "prometheusRule",
                        monitoring -> monitoring.prometheusRule().enabled()));
    }

    List<EventSource<?, GeoTrafficMonitor>> eventSources(EventSourceContext<GeoTrafficMonitor> context) {
        MonitoringKinds looked =
                new MonitoringKinds(context.getClient(), context.getPrimaryCache(), this::unwatchWhatIsGone);
        kinds = looked;
        return List.of(dashboards.eventSource(context), looked);
    }

    /** Also where no monitor is left that would be reconciled: a watch of what is gone is never well again. */
    private void unwatchWhatIsGone() {
        EventSourceRetriever<GeoTrafficMonitor> registry = retriever;
        if (registry != null) {
            extensions.stream().filter(each -> !kinds().has(each.type())).forEach(each -> each.unwatch(registry));
        }
    }

    /** Applies what differs of what is asked for, and takes away what is not. */
    MonitoringFinding apply(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        retriever = context.eventSourceRetriever();
        List<Unavailable> troubles =
                all().flatMap(each -> trouble(each, monitor, context).stream()).toList();
        if (!troubles.isEmpty()) {
            return new Unavailable(
                    troubles.getFirst().reason(),
                    troubles.stream().map(Unavailable::message).collect(Collectors.joining(". ")));
        }
        List<String> applied = asked(monitor).map(MonitoringDependent::title).toList();
        return applied.isEmpty() ? new MonitoringFinding.NotAsked() : new MonitoringFinding.Applied(applied);
    }

    /** What it comes to that nothing was tried. */
    MonitoringFinding untried(GeoTrafficMonitor monitor, String why) {
        return asked(monitor).findAny().isEmpty()
                ? new MonitoringFinding.NotAsked()
                : new Unavailable(Reason.OBJECTS_REFUSED, why);
    }

    private Stream<MonitoringDependent<?>> all() {
        return Stream.concat(extensions.stream(), Stream.of(dashboards));
    }

    private Stream<MonitoringDependent<?>> asked(GeoTrafficMonitor monitor) {
        return all().filter(each -> each.isAskedFor(monitor));
    }

    private Optional<Unavailable> trouble(
            MonitoringDependent<?> each, GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        boolean isAskedFor = each.isAskedFor(monitor);
        if (isAskedFor && !kinds().areKnown()) {
            return Optional.of(NOT_KNOWN);
        }
        try {
            if (isWatched(each, context.eventSourceRetriever())) {
                each.reconcile(monitor, context);
                return Optional.empty();
            }
            return isAskedFor ? Optional.of(notFound(each)) : Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                // Its CRD has just gone: that is known sooner than by the next look.
                kinds().look();
            }
            if (isAskedFor && !Refusal.isToBeTold(e, context)) {
                throw e;
            }
            String refusal = Refusal.of(each.title(), e);
            if (isAskedFor) {
                return Optional.of(new Unavailable(Reason.OBJECTS_REFUSED, refusal));
            }
            warnOnce(refusal);
            return Optional.empty();
        }
    }

    /** Of what nobody asks for no status tells, and each reconcile meets it again. */
    private void warnOnce(String refusal) {
        if (warned.add(refusal)) {
            LOG.warn("What nobody asks for cannot be taken away, if there is any: {}", refusal);
        }
    }

    private boolean isWatched(MonitoringDependent<?> each, EventSourceRetriever<GeoTrafficMonitor> retriever) {
        if (each == dashboards) {
            return true;
        }
        if (kinds().has(each.type())) {
            each.watch(retriever);
            return true;
        }
        each.unwatch(retriever);
        return false;
    }

    private MonitoringKinds kinds() {
        return Objects.requireNonNull(kinds);
    }

    private static Unavailable notFound(MonitoringDependent<?> each) {
        return new Unavailable(
                Reason.KIND_NOT_FOUND,
                "the cluster has no %s of %s: install the Prometheus Operator and its CRDs, or set spec.monitoring.%s.enabled to false; agents count all the same"
                        .formatted(each.title(), MonitoringKinds.GROUP_VERSION, each.field()));
    }
}
