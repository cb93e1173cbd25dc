package io.geotraffic.operator.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DashboardsTest {
    /** Those that every Grafana 11 brings along. */
    private static final Set<String> CORE_PANELS =
            Set.of("timeseries", "stat", "table", "bargauge", "barchart", "state-timeline", "geomap");

    private static final Pattern LINK = Pattern.compile("\"/d/([^?\"]+)");
    private static final int COLUMNS = 24;

    static Stream<JsonNode> dashboards() {
        return Stream.of(Monitors.dashboards(), Monitors.dashboards(Monitors.LONGEST, "{}"))
                .flatMap(files -> files.values().stream())
                .map(DashboardQueries::parse);
    }

    private static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = DashboardQueries.panels(dashboard);
        assertTrue(panels.size() >= 10, "there is something to check");
        return panels;
    }

    @Test
    void areNamedForTheirMonitor() {
        assertEquals(
                Set.of(
                        "geotraffic-egress-agents.json",
                        "geotraffic-egress-cluster.json",
                        "geotraffic-egress-node.json"),
                Monitors.dashboards().keySet());
        dashboards()
                .limit(3)
                .forEach(dashboard ->
                        assertTrue(dashboard.path("title").textValue().startsWith("GeoTraffic egress: ")));
    }

    /** A ConfigMap has room for 1 MiB; so it has if somebody allows all countries but one. */
    @Test
    void fitIntoOneConfigMap() {
        String countries = IntStream.range(0, 299)
                .mapToObj(i -> "" + (char) ('A' + i / 26) + (char) ('A' + i % 26))
                .collect(Collectors.joining(", "));
        int size = Monitors.dashboards(
                        Monitors.LONGEST,
                        "{monitoring: {prometheusRule: {allowedCountries: [%s]}}}".formatted(countries))
                .values()
                .stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertTrue(size < 256 * 1024, () -> size + " bytes");
    }

    /** Else each reconcile would write them. */
    @Test
    void areTheSameHoweverCountriesAreOrdered() {
        assertEquals(
                Monitors.dashboards(),
                Monitors.dashboards("egress", "{monitoring: {prometheusRule: {allowedCountries: [DE, FR, DE]}}}"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachPanelSaysWhatItShows(JsonNode dashboard) {
        for (JsonNode panel : panels(dashboard)) {
            String title = panel.path("title").asText();
            JsonNode fields = panel.at("/fieldConfig/defaults");
            assertFalse(title.isBlank());
            assertTrue(panel.path("description").asText().endsWith("."), title);
            assertFalse(fields.path("unit").asText().isBlank(), title);
            assertFalse(fields.path("noValue").asText().isBlank(), title);
            assertTrue(CORE_PANELS.contains(panel.path("type").asText()), title);
        }
        assertFalse(dashboard.path("description").asText().isBlank());
    }

    /** Of whatever data source is chosen, and no other. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void eachQueryIsOfTheChosenDataSource(JsonNode dashboard) {
        for (JsonNode panel : panels(dashboard)) {
            assertFalse(panel.path("targets").isEmpty(), panel.path("title").asText());
            Stream.concat(Stream.of(panel), panel.path("targets").valueStream())
                    .forEach(each -> assertEquals(
                            "${datasource}",
                            each.at("/datasource/uid").asText(),
                            panel.path("title").asText()));
        }
        List<String> variables = dashboard
                .at("/templating/list")
                .valueStream()
                .map(variable -> variable.path("name").asText())
                .toList();
        assertEquals(List.of("datasource", "monitor", "cluster"), variables.subList(0, 3));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsAreBesideEachOther(JsonNode dashboard) {
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> taken = new HashSet<>();
        List<JsonNode> open = new ArrayList<>();
        dashboard.path("panels").forEach(open::add);
        for (JsonNode panel : open) {
            JsonNode at = panel.path("gridPos");
            int right = at.path("x").asInt() + at.path("w").asInt();
            assertTrue(right <= COLUMNS, panel.path("title").asText());
            for (int x = at.path("x").asInt(); x < right; x++) {
                for (int y = 0; y < at.path("h").asInt(); y++) {
                    assertTrue(
                            taken.add(List.of(x, at.path("y").asInt() + y)),
                            panel.path("title").asText());
                }
            }
        }
        Stream.concat(
                        open.stream(),
                        open.stream().flatMap(row -> row.path("panels").valueStream()))
                .forEach(panel -> assertTrue(ids.add(panel.path("id").asInt()), panel.toString()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void linksLeadToDashboardsOfTheSameMonitor(JsonNode dashboard) {
        Set<String> linked = LINK.matcher(dashboard.toString())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String monitor = dashboard.at("/templating/list/1/query").textValue();
        assertFalse(linked.isEmpty());
        Set<String> uids = Monitors.dashboards(monitor, "{}").values().stream()
                .map(text -> DashboardQueries.parse(text).path("uid").textValue())
                .collect(Collectors.toUnmodifiableSet());
        assertTrue(uids.containsAll(linked), linked::toString);
        assertEquals(
                dashboard.path("tags"), dashboard.at("/links/0/tags"), "which Grafana finds the others of the set by");
    }

    @Test
    void allowedCountriesAreThoseOfTheMonitor() {
        assertEquals("DE|FR|PRIVATE", allowed(Monitors.dashboards()));
        assertEquals("PRIVATE", allowed(Monitors.dashboards("egress", "{}")));
        assertEquals(
                "DE|UNKNOWN",
                allowed(
                        Monitors.dashboards(
                                "egress",
                                "{geoip: {privateCountry: UNKNOWN}, monitoring: {prometheusRule: {allowedCountries: [UNKNOWN, DE]}}}")));
        assertTrue(cluster(Monitors.dashboards()).contains("Sent outside the allowed countries"));
        assertTrue(cluster(Monitors.dashboards()).contains("allowedCountries: DE, FR."));
        assertTrue(cluster(Monitors.dashboards("egress", "{}")).contains("No country is excluded"));
    }

    private static String cluster(SortedMap<String, String> dashboards) {
        return dashboards.getOrDefault("geotraffic-egress-cluster.json", "");
    }

    private static String allowed(SortedMap<String, String> dashboards) {
        return DashboardQueries.parse(cluster(dashboards))
                .at("/templating/list")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals("allowed"))
                .map(variable -> variable.path("query").asText())
                .collect(Collectors.joining());
    }
}
