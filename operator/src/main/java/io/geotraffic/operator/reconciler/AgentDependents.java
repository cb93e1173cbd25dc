package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.resources.AgentDaemonSet;
import io.geotraffic.operator.resources.AgentService;
import io.geotraffic.operator.resources.AgentServiceAccount;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All objects that a monitor is turned into, what is needed first in front. */
final class AgentDependents {
    private final AgentDependent<ServiceAccount> serviceAccount;
    private final AgentDependent<Service> service;
    private final AgentDependent<DaemonSet> daemonSet;

    AgentDependents(OperatorDefaults defaults) {
        serviceAccount = new AgentDependent<>(ServiceAccount.class, defaults, AgentServiceAccount::of);
        service = new AgentDependent<>(Service.class, defaults, AgentService::of);
        daemonSet = new AgentDependent<>(DaemonSet.class, defaults, AgentDaemonSet::of);
    }

    private Stream<AgentDependent<?>> all() {
        return Stream.of(serviceAccount, service, daemonSet);
    }

    List<EventSource<?, GeoTrafficMonitor>> eventSources(EventSourceContext<GeoTrafficMonitor> context) {
        return all().flatMap(dependent -> dependent.eventSource(context).stream())
                .collect(Collectors.toUnmodifiableList());
    }

    /**
     * Applies what differs.
     *
     * @return what the API server said, if it does not take something; what was there before stays
     */
    Optional<String> apply(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        List<String> refusals = new ArrayList<>();
        for (AgentDependent<?> dependent : all().toList()) {
            try {
                dependent.reconcile(monitor, context);
            } catch (KubernetesClientException e) {
                if (!Refusal.isToBeTold(e, context)) {
                    throw e;
                }
                refusals.add(Refusal.of(dependent.resourceType().getSimpleName(), e));
            }
        }
        return refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals));
    }

    Optional<DaemonSet> daemonSet(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        return daemonSet.getSecondaryResource(monitor, context);
    }
}
