package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is asked for and how it is drawn, as the JSON of Grafana that it becomes; its place is given later. */
final class Panel {
    private final PanelKind kind;
    private final int width;
    private final int height;
    private final ObjectNode json;

    /**
     * @param width of 24
     * @param height of a row, 30 pixels each
     * @param about what is shown, for who points at the title
     */
    Panel(PanelKind kind, int width, int height, String title, String about) {
        this.kind = kind;
        this.width = width;
        this.height = height;
        json = kind.template().put("title", title).put("description", about);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** @param at for instance {"x": 0, "y": 4, "w": 6, "h": 8} */
    ObjectNode json(int id, ObjectNode at) {
        ObjectNode placed = json.deepCopy().put("id", id);
        placed.set("gridPos", at);
        return placed;
    }

    ObjectNode options() {
        return json.withObjectProperty("options");
    }

    ObjectNode fields() {
        return json.withObjectProperty("fieldConfig").withObjectProperty("defaults");
    }

    /** @param noValue what is shown if nothing is found */
    Panel of(Unit unit, String noValue) {
        fields().put("unit", unit.grafana()).put("noValue", noValue);
        return this;
    }

    /** @param legend such as {@code {{country}}} */
    Panel over(String legend, String expression) {
        target(legend, expression).put("range", true).put("instant", false).put("format", "time_series");
        return this;
    }

    Panel over(String legend, Color color, String expression) {
        over(legend, expression);
        overrideOf("byFrameRefID", lastRefId()).add(fixed(color));
        return this;
    }

    /** The value of now alone. */
    Panel now(String legend, String expression) {
        target(legend, expression).put("range", false).put("instant", true).put("format", "time_series");
        return this;
    }

    /** A row of each series, with its labels as columns. */
    Panel rows(String expression) {
        target("", expression).put("range", false).put("instant", true).put("format", "table");
        return this;
    }

    private ObjectNode target(String legend, String expression) {
        ArrayNode targets = json.withArrayProperty("targets");
        ObjectNode target = targets.addObject()
                .put("refId", String.valueOf((char) ('A' + targets.size() - 1)))
                .put("editorMode", "code")
                .put(
                        "expr",
                        expression
                                .strip()
                                .replace("@monitor", Variables.MONITOR)
                                .replace("@nodes", Variables.NODES)
                                .replace("@interfaces", Variables.INTERFACES))
                .put("legendFormat", legend);
        target.set("datasource", json.get("datasource").deepCopy());
        return target;
    }

    /** As Grafana calls the last query: A, B, C. */
    String lastRefId() {
        ArrayNode targets = json.withArrayProperty("targets");
        return targets.get(targets.size() - 1).get("refId").textValue();
    }

    int queries() {
        return json.withArrayProperty("targets").size();
    }

    Panel in(Color color) {
        fields().set("color", Json.object("{\"mode\": \"fixed\"}").put("fixedColor", color.grafana()));
        return this;
    }

    /** From this value on it is to be looked at. */
    Panel warnsFrom(double value) {
        return threshold(Color.YELLOW, value);
    }

    /** From this value on it is to be acted upon. */
    Panel alarmsFrom(double value) {
        return threshold(Color.RED, value);
    }

    private Panel threshold(Color color, double value) {
        ObjectNode thresholds = fields().withObjectProperty("thresholds").put("mode", "absolute");
        ArrayNode steps = thresholds.withArrayProperty("steps");
        boolean drawn = kind == PanelKind.LINES || kind == PanelKind.AREAS;
        if (steps.isEmpty()) {
            steps.addObject()
                    .put("color", drawn ? "transparent" : Color.GREEN.grafana())
                    .putNull("value");
        }
        steps.addObject().put("color", color.grafana()).put("value", value);
        if (drawn) {
            fields().withObjectProperty("custom").putObject("thresholdsStyle").put("mode", "dashed");
        } else {
            fields().putObject("color").put("mode", "thresholds");
        }
        return this;
    }

    Panel states(State... states) {
        fields().set("mappings", State.mappings(states));
        return this;
    }

    /** Of one series, in place of those of all. */
    Panel statesOf(String series, State... states) {
        overrideOf("byName", series).addObject().put("id", "mappings").set("value", State.mappings(states));
        return this;
    }

    Panel link(String title, DashboardName dashboard) {
        json.withArrayProperty("links")
                .addObject()
                .put("title", title)
                .put("url", dashboard.url())
                .put("targetBlank", false);
        return this;
    }

    ArrayNode transformations() {
        return json.withArrayProperty("transformations");
    }

    /** Properties of some fields alone. */
    ArrayNode overrideOf(String matcher, String field) {
        ObjectNode override = json.withObjectProperty("fieldConfig")
                .withArrayProperty("overrides")
                .addObject();
        override.putObject("matcher").put("id", matcher).put("options", field);
        return override.putArray("properties");
    }

    static ObjectNode fixed(Color color) {
        return Json.object("""
                {"id": "color", "value": {"mode": "fixed", "fixedColor": "%s"}}""".formatted(color.grafana()));
    }
}
