package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.resources.AgentLabels;
import io.geotraffic.operator.status.AgentPodReading;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agents' pods, watched. Kept in memory without what nobody asks for, since there is one for each node. */
final class AgentPods {
    private static final String BY_MONITOR = "monitor";

    private final InformerEventSource<Pod, GeoTrafficMonitor> source;

    AgentPods(EventSourceContext<GeoTrafficMonitor> context, String namespace) {
        source = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, GeoTrafficMonitor.class)
                        .withNamespaces(namespace)
                        .withLabelSelector(AgentLabels.SELECTS_AGENTS)
                        // There is one for each node, and each comes whole.
                        .withInformerListLimit(250L)
                        .withSecondaryToPrimaryMapper(AgentPods::monitors)
                        // It is asked by index; JOSDK's own one is not needed.
                        .withPrimaryToSecondaryMapper(_ -> Set.of())
                        .withOnUpdateFilter(
                                (pod, former) -> !AgentPodReading.of(pod).equals(AgentPodReading.of(former)))
                        .withItemStore(new TransformingItemStore<>(AgentPods::slim))
                        .build(),
                context);
        source.addIndexer(BY_MONITOR, pod -> AgentLabels.monitor(pod).stream().toList());
    }

    EventSource<?, GeoTrafficMonitor> eventSource() {
        return source;
    }

    /** For each node that a pod of the monitor is for the one that tells how it is, in the order of their names. */
    Collection<AgentPodReading> of(String monitor) {
        return source.byIndex(BY_MONITOR, monitor).stream()
                .map(AgentPodReading::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(
                        AgentPodReading::node, Function.identity(), AgentPodReading::better, TreeMap::new))
                .values();
    }

    private static Set<ResourceID> monitors(Pod pod) {
        return AgentLabels.monitor(pod).stream().map(ResourceID::new).collect(Collectors.toSet());
    }

    /** What a reading is made of. */
    private static Pod slim(Pod pod) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .withUid(pod.getMetadata().getUid())
                .withResourceVersion(pod.getMetadata().getResourceVersion())
                .withLabels(pod.getMetadata().getLabels())
                .withDeletionTimestamp(pod.getMetadata().getDeletionTimestamp())
                .endMetadata()
                .withNewSpec()
                .withNodeName(pod.getSpec().getNodeName())
                .withAffinity(
                        pod.getSpec().getNodeName() == null ? pod.getSpec().getAffinity() : null)
                .endSpec()
                .withStatus(pod.getStatus())
                .build();
    }
}
