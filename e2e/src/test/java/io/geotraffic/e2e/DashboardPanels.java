package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the panels of dashboards ask for, as Grafana reads it from their ConfigMap. */
final class DashboardPanels {
    /** What Grafana reckons by itself. */
    private static final Map<String, String> TIMES =
            Map.of("__rate_interval", "1m", "__range", "1h", "__interval", "15s");

    private DashboardPanels() {}

    /**
     * One query of a panel.
     *
     * @param expression with all variables filled in
     */
    record Query(String dashboard, String panel, String expression) {}

    static List<Query> queries(ConfigMap dashboards) {
        List<Query> queries = new ArrayList<>();
        dashboards.getData().forEach((file, text) -> {
            JsonNode dashboard = Serialization.unmarshal(text, JsonNode.class);
            Map<String, String> values = values(dashboard);
            for (JsonNode panel : dashboard.findParents("targets")) {
                for (JsonNode target : panel.get("targets")) {
                    String expression = fill(target.path("expr").asText(), values);
                    queries.add(new Query(file, panel.path("title").asText(), expression));
                }
            }
        });
        return queries;
    }

    /** What is chosen at first, and where nothing is, whatever there is. */
    private static Map<String, String> values(JsonNode dashboard) {
        Map<String, String> values = new TreeMap<>(TIMES);
        for (JsonNode variable : dashboard.at("/templating/list")) {
            JsonNode current = variable.at("/current/value");
            values.put(variable.path("name").asText(), current.isTextual() ? current.asText() : ".*");
        }
        return values;
    }

    private static String fill(String expression, Map<String, String> values) {
        String filled = expression;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replaceAll("\\$" + value.getKey() + "\\b", value.getValue());
        }
        return filled;
    }
}
