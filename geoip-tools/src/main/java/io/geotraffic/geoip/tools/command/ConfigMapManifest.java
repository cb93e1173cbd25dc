package io.geotraffic.geoip.tools.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ConfigMap as YAML. The names are what Kubernetes allows; all else is quoted. */
record ConfigMapManifest(String name, Optional<String> namespace, String key, ConfigMapData data) {
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("apiVersion: v1");
        lines.add("kind: ConfigMap");
        lines.add("metadata:");
        lines.add("  name: " + Quoted.of(name));
        namespace.ifPresent(value -> lines.add("  namespace: " + Quoted.of(value)));
        lines.add("  labels:");
        lines.add("    app.kubernetes.io/name: geotraffic");
        lines.add("    app.kubernetes.io/component: geoip-database");
        lines.add("    app.kubernetes.io/managed-by: " + Geoip.NAME);
        lines.add("  annotations:");
        lines.add(annotation("type", data.type()));
        lines.add(annotation("build", data.provenance().build().toString()));
        if (!data.provenance().description().isEmpty()) {
            lines.add(annotation("source", data.provenance().description()));
        }
        if (!data.pruning().isWhole()) {
            lines.add(annotation("pruned", data.pruning().toString()));
        }
        lines.add("binaryData:");
        lines.add("  " + Quoted.of(key) + ": " + data.base64());
        return String.join("\n", lines) + "\n";
    }

    private static String annotation(String fact, String value) {
        return "    geotraffic.io/geoip-" + fact + ": " + Quoted.of(value);
    }
}
