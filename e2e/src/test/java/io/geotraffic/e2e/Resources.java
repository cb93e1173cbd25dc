package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Resources as a user writes them. */
final class Resources {
    private Resources() {}

    /** @param spec in YAML, in braces */
    static GenericKubernetesResource monitor(String name, String spec) {
        return Serialization.unmarshal("""
                apiVersion: geotraffic.io/v1alpha1
                kind: GeoTrafficMonitor
                metadata: {name: %s}
                spec: %s
                """.formatted(name, spec), GenericKubernetesResource.class);
    }
}
