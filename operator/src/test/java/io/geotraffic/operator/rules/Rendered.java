package io.geotraffic.operator.rules;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRuleSpec;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.RuleGroup;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rules of example resources. */
final class Rendered {
    static final Path FOLDER = Path.of("src", "test", "resources", "io", "geotraffic", "operator", "rules");

    private static final OperatorDefaults DEFAULTS =
            new OperatorDefaults("geotraffic", "registry.example/geotraffic/agent:1.2.3");

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Rendered() {}

    static List<RuleGroup> of(String resource) {
        return RuleGroups.of(AgentPlan.of(Admission.of(resource), DEFAULTS));
    }

    /** @param spec in YAML's flow style */
    static List<RuleGroup> ofSpec(String monitor, String spec) {
        return RuleGroups.of(AgentPlan.of(Admission.monitor(monitor, spec), DEFAULTS));
    }

    /** @param name of an example: in-NAME.yaml */
    static List<RuleGroup> ofExample(String name) {
        return of(example(name));
    }

    /** A file of rules, as Prometheus has it. */
    static String file(List<RuleGroup> groups) {
        return SERIALIZATION.asYaml(new PrometheusRuleSpec(groups));
    }

    static Stream<Rule> rules(List<RuleGroup> groups) {
        return groups.stream().flatMap(group -> group.getRules().stream());
    }

    static String example(String name) {
        try {
            return Files.readString(FOLDER.resolve("in-" + name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
