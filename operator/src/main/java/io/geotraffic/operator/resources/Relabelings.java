package io.geotraffic.operator.resources;

import io.fabric8.openshift.api.model.monitoring.v1.RelabelConfig;
import io.fabric8.openshift.api.model.monitoring.v1.RelabelConfigBuilder;
import io.geotraffic.operator.api.v1alpha1.Relabeling;
import java.util.List;
import java.util.Locale;

/** Rules of relabeling as the Prometheus Operator has them. */
final class Relabelings {
    private Relabelings() {}

    static List<RelabelConfig> of(List<Relabeling> relabelings) {
        return relabelings.stream().map(Relabelings::of).toList();
    }

    private static RelabelConfig of(Relabeling relabeling) {
        return new RelabelConfigBuilder()
                .withAction(relabeling.action().name().toLowerCase(Locale.ROOT))
                .withSourceLabels(relabeling.sourceLabels())
                .withSeparator(relabeling.separator())
                .withRegex(relabeling.regex())
                .withModulus(
                        relabeling.modulus() == null
                                ? null
                                : relabeling.modulus().longValue())
                .withReplacement(relabeling.replacement())
                .withTargetLabel(relabeling.targetLabel())
                .build();
    }
}
