package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What dashboards ask Prometheus, read from their JSON as Grafana reads it. Pure. */
public final class DashboardQueries {
    /** What Grafana reckons from the time range and the scrape interval. */
    public static final Map<String, String> TIMES =
            Map.of("__rate_interval", "1m", "__range", "6h", "__interval", "15s");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    private DashboardQueries() {}

    /**
     * One query.
     *
     * @param dashboard the file's name
     * @param of a panel's title, or of a variable its name after a dollar
     * @param refId A, B, ... of a panel; of a variable the label whose values are asked for
     * @param expression in PromQL, for a variable a selector of series
     * @param instant whether the value of now is asked for alone
     */
    public record Query(String dashboard, String of, String refId, String expression, boolean instant) {}

    /** As they are written, variables and all. */
    static List<Query> raw(Map<String, String> dashboards) {
        return read(dashboards, (_, expression) -> expression);
    }

    /**
     * With variables filled in: by what is chosen at first, where something is, and else by whatever there is.
     *
     * @param values of variables, in place of those; of times, such as {@code __rate_interval}, too
     */
    public static List<Query> filled(Map<String, String> dashboards, Map<String, String> values) {
        return read(dashboards, (dashboard, expression) -> fill(expression, values(dashboard, values)));
    }

    private interface Filling {
        String fill(JsonNode dashboard, String expression);
    }

    private static List<Query> read(Map<String, String> dashboards, Filling filling) {
        List<Query> queries = new ArrayList<>();
        dashboards.forEach((file, text) -> {
            JsonNode dashboard = parse(text);
            UnaryOperator<String> fill = expression -> filling.fill(dashboard, expression);
            for (JsonNode variable : dashboard.at("/templating/list")) {
                Matcher query = LABEL_VALUES.matcher(variable.path("query").textValue());
                if (query.matches()) {
                    String name = "$" + variable.path("name").textValue();
                    queries.add(new Query(file, name, query.group(2), fill.apply(query.group(1)), true));
                }
            }
            for (JsonNode panel : panels(dashboard)) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(new Query(
                            file,
                            panel.path("title").textValue(),
                            target.path("refId").textValue(),
                            fill.apply(target.path("expr").textValue()),
                            target.path("instant").booleanValue()));
                }
            }
        });
        return queries;
    }

    static JsonNode parse(String dashboard) {
        try {
            return MAPPER.readTree(dashboard);
        } catch (JsonProcessingException e) {
            throw new AssertionError(dashboard, e);
        }
    }

    /** Those in collapsed rows too, and no headings. */
    static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            if (panel.path("type").textValue().equals("row")) {
                panel.path("panels").forEach(panels::add);
            } else {
                panels.add(panel);
            }
        }
        return panels;
    }

    private static Map<String, String> values(JsonNode dashboard, Map<String, String> given) {
        Map<String, String> values = new TreeMap<>(TIMES);
        for (JsonNode variable : dashboard.at("/templating/list")) {
            values.put(variable.path("name").textValue(), value(variable));
        }
        values.putAll(given);
        return values;
    }

    private static String value(JsonNode variable) {
        JsonNode current = variable.at("/current/value");
        if (current.isArray() && current.path(0).textValue().equals("$__all")) {
            return variable.path("allValue").textValue();
        }
        return current.isTextual() ? current.textValue() : ".+";
    }

    private static String fill(String expression, Map<String, String> values) {
        return VARIABLE.matcher(expression).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new AssertionError("no variable " + match.group() + ": " + expression);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
