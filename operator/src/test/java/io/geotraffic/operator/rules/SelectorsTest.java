package io.geotraffic.operator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every expression reads the series of its monitor alone, and keeps cluster and monitor. */
final class SelectorsTest {
    static List<String> expressions() {
        return Rendered.rules(Rendered.ofExample("residency"))
                .map(Rule::getExpr)
                .map(expr -> expr.getStrVal())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void readNothingOfOthersAndKeepTheMonitor(String expr) {
        assertTrue(isOfOneMonitor(expr), () -> Selectors.of(expr).toString());
    }

    private static boolean isOfOneMonitor(String expr) {
        Selectors selectors = Selectors.of(expr);
        return !selectors.metrics().isEmpty()
                && selectors.metrics().stream()
                        .allMatch(metric -> metric.matches("\\w[\\w:]*\\{(.*,)?monitor=\"egress\"(,.*)?}"))
                && selectors.labels().stream().allMatch(labels -> labels.startsWith("(cluster, monitor"))
                && selectors.bare().isEmpty();
    }

    @Test
    void breachesWouldBeNoticed() {
        assertTrue(isOfOneMonitor("sum by (cluster, monitor) (rate(a{monitor=\"egress\"}[5m]))"));
        assertTrue(isOfOneMonitor("a{x=\"1\",monitor=\"egress\"} offset 1h > 5 * b{monitor=\"egress\",y=\"2\"}"));
        for (String wrong : List.of(
                "up",
                "up{}",
                "up{job=\"a\"}",
                "up{monitor=\"west\"}",
                "up{monitor=~\"egress\"}",
                "up{other_monitor=\"egress\"}",
                "up{x=\",monitor=\"}",
                "a{monitor=\"egress\"} > b",
                "a{monitor=\"egress\"} > 2 * rate(b[5m])",
                "a{monitor=\"egress\"} unless b{job=\"}\"}",
                "time() - b",
                "1",
                "sum(a{monitor=\"egress\"})",
                "sum(a{monitor=\"egress\"}) by (cluster, monitor)",
                "sum by (node) (a{monitor=\"egress\"})",
                "sum by (monitor) (a{monitor=\"egress\"})",
                "sum without (node) (a{monitor=\"egress\"})",
                "a{monitor=\"egress\"} / on (node) b{monitor=\"egress\"}",
                "a{monitor=\"egress\"} / ignoring (node) b{monitor=\"egress\"}")) {
            assertFalse(isOfOneMonitor(wrong), wrong);
        }
    }

    @Test
    void allIsRead() {
        Selectors found = Selectors.of("""
                max by (cluster, monitor) (max_over_time(a:b{x="}",monitor="m"}[5m:1h] offset 1h)) == 1
                  and on (cluster, monitor) count_over_time(c{y=~"a|b"}[7d]) >= 24
                  or absent(d) / on (node) group_left () e
                """);
        assertEquals(List.of("a:b{x=\"}\",monitor=\"m\"}", "c{y=~\"a|b\"}", "d", "e"), found.metrics());
        assertEquals(List.of("(cluster, monitor)", "(cluster, monitor)", "(node)"), found.labels());
        assertEquals(List.of(), found.bare());
    }
}
