package io.geotraffic.operator.rules;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.RuleBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something to be told of.
 *
 * @param name its runbook's, too
 * @param lasts for how long it has to be so, such as 5m; 0s if at once
 * @param expr PromQL
 * @param summary one line, a template of Prometheus
 * @param description what it means, a template of Prometheus
 */
record Alert(String name, Severity severity, String lasts, String expr, String summary, String description) {
    private static final String RUNBOOKS = "https://github.com/geotraffic/geotraffic/blob/main/docs/runbooks/";

    /** Its label, by which Alertmanager routes. */
    enum Severity {
        /** Nothing is counted, or something happens that must not. */
        CRITICAL("critical"),
        WARNING("warning");

        private final String label;

        Severity(String label) {
            this.label = label;
        }
    }

    Rule rule() {
        return new RuleBuilder()
                .withAlert(name)
                .withExpr(new IntOrString(expr.strip()))
                .withFor(lasts)
                .withLabels(Map.of("severity", severity.label))
                .withAnnotations(new TreeMap<>(Map.of(
                        "summary",
                        summary,
                        "description",
                        oneLine(description),
                        "runbook_url",
                        RUNBOOKS + name + ".md")))
                .build();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\n\\s*", " ");
    }
}
