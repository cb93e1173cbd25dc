package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.resources.AgentLabels;
import io.javaoperatorsdk.operator.api.config.informer.InformerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResourceConfigBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the objects that a monitor is turned into: applied by server-side apply when it differs in what the
 * plan says, watched by the operator's label, and collected with its owner, the monitor.
 */
final class AgentDependent<R extends HasMetadata> extends CRUDKubernetesDependentResource<R, GeoTrafficMonitor>
        implements SecondaryToPrimaryMapper<R> {
    private final OperatorDefaults defaults;
    private final Function<AgentPlan, String> objectName;
    private final Function<AgentPlan, R> render;

    AgentDependent(Class<R> type, OperatorDefaults defaults, Function<AgentPlan, R> render) {
        this(type, defaults, AgentPlan::name, render);
    }

    /** @param objectName of what is rendered */
    AgentDependent(
            Class<R> type,
            OperatorDefaults defaults,
            Function<AgentPlan, String> objectName,
            Function<AgentPlan, R> render) {
        super(type, type.getSimpleName());
        this.defaults = defaults;
        this.objectName = objectName;
        this.render = render;
        configureWith(new KubernetesDependentResourceConfigBuilder<R>()
                // ConfigMaps as well, for which it is not JOSDK's own choice.
                .withUseSSA(true)
                // Else one that has lost its label, and so is not seen, could never be applied again.
                .withCreateResourceOnlyIfNotExistingWithSSA(false)
                .withKubernetesDependentInformerConfig(InformerConfiguration.builder(type)
                        .withNamespaces(Set.of(defaults.namespace()))
                        .withLabelSelector(AgentLabels.SELECTS_AGENTS)
                        .build())
                .build());
    }

    @Override
    protected R desired(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        return render.apply(AgentPlan.of(monitor, defaults));
    }

    @Override
    protected ResourceID targetSecondaryResourceID(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        AgentPlan plan = AgentPlan.of(monitor, defaults);
        return new ResourceID(objectName.apply(plan), plan.namespace());
    }

    /** Of what it watches itself: others of the kind are not its own, though one had the name. */
    @Override
    public Optional<R> getSecondaryResource(GeoTrafficMonitor monitor, Context<GeoTrafficMonitor> context) {
        return eventSource().flatMap(source -> source.get(targetSecondaryResourceID(monitor, context)));
    }

    /** By name and label and not by owner reference: whichever of them somebody changes, it is noticed. */
    @Override
    public Set<ResourceID> toPrimaryResourceIDs(R object) {
        return Stream.of(AgentPlan.monitorOf(object.getMetadata().getName()), AgentLabels.monitor(object))
                .flatMap(Optional::stream)
                .map(ResourceID::new)
                .collect(Collectors.toSet());
    }
}
