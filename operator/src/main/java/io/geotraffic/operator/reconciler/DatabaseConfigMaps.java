package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import io.geotraffic.operator.plan.DatabaseSource;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ConfigMaps that monitors refer to, watched. Of each is kept what keys it has, and not a megabyte of bytes. */
final class DatabaseConfigMaps {
    private static final String BY_CONFIG_MAP = "configMap";

    private final InformerEventSource<ConfigMap, GeoTrafficMonitor> source;
    private final String namespace;

    DatabaseConfigMaps(EventSourceContext<GeoTrafficMonitor> context, String namespace) {
        this.namespace = namespace;
        context.getPrimaryCache()
                .addIndexer(BY_CONFIG_MAP, monitor -> name(monitor).stream().toList());
        source = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(ConfigMap.class, GeoTrafficMonitor.class)
                        .withNamespaces(namespace)
                        // Each may have a megabyte, and all of the namespace are listed.
                        .withInformerListLimit(20L)
                        .withSecondaryToPrimaryMapper(configMap ->
                                context
                                        .getPrimaryCache()
                                        .byIndex(
                                                BY_CONFIG_MAP,
                                                configMap.getMetadata().getName())
                                        .stream()
                                        .map(ResourceID::fromResource)
                                        .collect(Collectors.toSet()))
                        .withPrimaryToSecondaryMapper((GeoTrafficMonitor monitor) -> name(monitor)
                                .map(name -> Set.of(new ResourceID(name, namespace)))
                                .orElseGet(Set::of))
                        .withItemStore(new TransformingItemStore<>(DatabaseConfigMaps::slim))
                        .build(),
                context);
    }

    EventSource<?, GeoTrafficMonitor> eventSource() {
        return source;
    }

    /** Its keys have empty values. */
    Optional<ConfigMap> get(String name) {
        return source.get(new ResourceID(name, namespace));
    }

    private static Optional<String> name(GeoTrafficMonitor monitor) {
        return DatabaseSource.of(monitor.getSpec().geoip()) instanceof DatabaseSource.ConfigMap configMap
                ? Optional.of(configMap.name())
                : Optional.empty();
    }

    private static ConfigMap slim(ConfigMap configMap) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(configMap.getMetadata().getName())
                .withNamespace(configMap.getMetadata().getNamespace())
                .withUid(configMap.getMetadata().getUid())
                .withResourceVersion(configMap.getMetadata().getResourceVersion())
                .endMetadata()
                .withData(keys(configMap.getData()))
                .withBinaryData(keys(configMap.getBinaryData()))
                .build();
    }

    private static Map<String, String> keys(@Nullable Map<String, String> data) {
        Map<String, String> keys = new HashMap<>();
        Objects.requireNonNullElseGet(data, Map::<String, String>of).keySet().forEach(key -> keys.put(key, ""));
        return keys;
    }
}
