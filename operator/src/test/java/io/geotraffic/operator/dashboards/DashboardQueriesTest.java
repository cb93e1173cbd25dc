package io.geotraffic.operator.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.dashboards.DashboardQueries.Query;
import io.geotraffic.operator.lab.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked, and that Prometheus would understand it. {@code -Dgolden.write=true} writes the golden file. */
final class DashboardQueriesTest {
    private static final Path GOLDEN =
            Path.of("src", "test", "resources", "io", "geotraffic", "operator", "dashboards", "queries.txt");
    private static final Path DOCUMENTED = Path.of("..", "docs", "metrics.md");

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{([^}]*)}");
    private static final Pattern METRIC = Pattern.compile("\\b(?:geoip|geotraffic|process)_\\w+|\\bup\\b");

    /** What the PrometheusRule of a monitor records. */
    private static final Set<String> RECORDED = Set.of(
            "monitor_node_country:geoip_bytes_sent:rate5m",
            "monitor_node_country:geoip_bytes_received:rate5m",
            "monitor_country:geoip_bytes_sent:rate5m",
            "monitor_country:geoip_bytes_received:rate5m",
            "monitor_country:geoip_bytes_sent:mean7d",
            "monitor_node:geoip_bytes_sent:rate5m",
            "monitor_node:geoip_bytes_received:rate5m",
            "monitor:geoip_bytes_sent:rate5m",
            "monitor:geoip_bytes_received:rate5m",
            "monitor_node:geoip_unattributed_bytes:ratio_rate5m",
            "monitor:geoip_unattributed_bytes:ratio_rate5m");

    @TempDir
    private Path directory;

    private static List<Query> raw() {
        return DashboardQueries.raw(Monitors.dashboards());
    }

    /** All at a glance, so that a change of one is seen. */
    @Test
    void areThoseThatWereLookedAt() throws IOException {
        String written = raw().stream()
                .map(query -> "# %s, %s, %s%s%n%s%n"
                        .formatted(
                                query.dashboard(),
                                query.of(),
                                query.refId(),
                                query.instant() ? ", now" : "",
                                query.expression())
                        .replace("\r", ""))
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, written);
        }
        assertEquals(Files.readString(GOLDEN), written);
    }

    /** Of panels and of variables: else one monitor's dashboard shows another one's traffic. */
    @Test
    void eachSelectsTheMonitorAndTheClusters() {
        for (Query query : raw()) {
            List<String> selectors = SELECTOR.matcher(query.expression())
                    .results()
                    .map(match -> match.group(2))
                    .toList();
            assertFalse(selectors.isEmpty(), query::toString);
            for (String selector : selectors) {
                assertTrue(selector.contains("monitor=~\"$monitor\""), query::toString);
                assertTrue(
                        selector.contains("cluster=~\"$cluster\"") || query.of().equals("$cluster"), query::toString);
            }
        }
    }

    /** Nothing is asked of a series that has no selector. */
    @Test
    void noSeriesIsAskedForWhole() {
        for (Query query : raw()) {
            String rest = SELECTOR.matcher(query.expression()).replaceAll("");
            assertFalse(METRIC.matcher(rest).find(), query::toString);
            assertFalse(rest.contains(":geoip_"), query::toString);
        }
    }

    @Test
    void theClusterIsShownFromWhatIsRecorded() {
        Set<String> asked = raw().stream()
                .filter(query -> query.dashboard().endsWith("-cluster.json"))
                .flatMap(query -> SELECTOR.matcher(query.expression()).results())
                .map(match -> match.group(1))
                .filter(name -> !name.equals("up") && !name.equals("geoip_build_info"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(asked.isEmpty());
        assertTrue(RECORDED.containsAll(asked), asked::toString);
    }

    /** But for the proof, which is in a row that asks for nothing until it is opened. */
    @Test
    void ofAllAgentsNothingIsAskedByCountry() {
        List<Query> byCountry = raw().stream()
                .filter(query -> query.dashboard().endsWith("-agents.json"))
                .filter(query -> query.expression().contains("geoip_bytes_"))
                .toList();
        assertEquals(
                Set.of("Proof: bytes seen, less those by country and by reason"),
                byCountry.stream().map(Query::of).collect(Collectors.toUnmodifiableSet()));
    }

    @Test
    void eachMetricIsDocumented() throws IOException {
        String documented = Files.readString(DOCUMENTED);
        Set<String> unknown = raw().stream()
                .flatMap(query -> SELECTOR.matcher(query.expression()).results())
                .map(match -> match.group(1))
                .filter(name ->
                        !RECORDED.contains(name) && !name.equals("up") && !documented.contains("`" + name + "`"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void variablesAreFilledIn() {
        List<Query> filled = DashboardQueries.filled(Monitors.dashboards(), Map.of("node", "n1"));
        assertEquals(raw().size(), filled.size());
        filled.forEach(query -> assertFalse(query.expression().contains("$"), query::toString));
        String allowed = filled.stream()
                .map(Query::expression)
                .filter(expression -> expression.contains("mean7d"))
                .findFirst()
                .orElseThrow();
        assertTrue(allowed.contains("{cluster=~\".*\", monitor=~\"egress\", country!=\"PRIVATE\"}"), allowed);
        assertTrue(filled.stream().anyMatch(query -> query.expression().contains("node=~\"n1\", interface=~\".*\"")));
    }

    @Test
    void promtoolUnderstandsThem() throws IOException, InterruptedException {
        List<Query> filled = DashboardQueries.filled(Monitors.dashboards(), Map.of());
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboards\n    rules:\n");
        for (int i = 0; i < filled.size(); i++) {
            rules.append("      - record: query_%d%n        expr: %s%n"
                    .formatted(i, Json.object("{}").textNode(filled.get(i).expression())));
        }
        Files.writeString(directory.resolve("rules.yaml"), rules);
        String says = Promtool.judge(directory, "check", "rules", "rules.yaml").said();
        assertTrue(says.contains("SUCCESS: " + filled.size() + " rules found"), says);
    }
}
