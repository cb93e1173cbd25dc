package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A panel's table: columns that are labels, and columns that are values, each of a query of its own. */
final class Table {
    private final Panel panel;
    private final ObjectNode names = Json.object("{}");
    private final ObjectNode order = Json.object("{}");
    private final ObjectNode hidden = Json.object("{\"Time\": true}");

    Table(int width, int height, String title, String about) {
        panel = new Panel(PanelKind.TABLE, width, height, title, about);
    }

    /** @param label of the series; one that they lack makes no column */
    Table column(String label, String title) {
        names.put(label, title);
        order.put(label, order.size());
        return this;
    }

    /** As {@link #column}, and it leads to the dashboard of a node. */
    Table nodes(String label, String title, DashboardName dashboard) {
        column(label, title);
        ObjectNode link = Json.object("""
                {"title": "This node", "targetBlank": false}""").put("url", dashboard.url() + "&var-node=${__value.raw}");
        ObjectNode property = Json.object("{\"id\": \"links\"}");
        property.putArray("value").add(link);
        panel.overrideOf("byName", title).add(property);
        return this;
    }

    Table value(String title, Unit unit, String expression) {
        properties(title, expression).addObject().put("id", "unit").put("value", unit.grafana());
        return this;
    }

    /** In green, and in red from this value on. */
    Table verdict(String title, Unit unit, double alarmsFrom, String expression) {
        ArrayNode properties = properties(title, expression);
        properties.addObject().put("id", "unit").put("value", unit.grafana());
        properties.add(Json.object("""
                {"id": "custom.cellOptions", "value": {"type": "color-text"}}""")).add(Json.object("""
                {"id": "color", "value": {"mode": "thresholds"}}"""));
        ObjectNode thresholds = properties.addObject().put("id", "thresholds").putObject("value");
        ArrayNode steps = thresholds.put("mode", "absolute").putArray("steps");
        steps.addObject().put("color", Color.GREEN.grafana()).putNull("value");
        steps.addObject().put("color", Color.RED.grafana()).put("value", alarmsFrom);
        return this;
    }

    /** With a bar, which is as long as the value is large in its column. */
    Table bars(String title, Unit unit, Color color, String expression) {
        ArrayNode properties = properties(title, expression);
        properties.addObject().put("id", "unit").put("value", unit.grafana());
        properties.add(Panel.fixed(color)).add(Json.object("""
                {"id": "custom.cellOptions", "value": {"type": "gauge", "mode": "basic", "valueDisplayMode": "text"}}"""));
        properties.addObject().put("id", "min").put("value", 0);
        return this;
    }

    /** Rows are there because of it, and it says nothing itself. */
    Table rows(String expression) {
        panel.rows(expression);
        hidden.put("Value #" + panel.lastRefId(), true).put("Value", true);
        return this;
    }

    private ArrayNode properties(String title, String expression) {
        panel.rows(expression);
        names.put("Value #" + panel.lastRefId(), title);
        order.put("Value #" + panel.lastRefId(), order.size());
        return panel.overrideOf("byName", title);
    }

    /** @param sortedBy the title of a column, from the largest value down */
    Panel panel(Unit unit, String noValue, String sortedBy) {
        if (panel.queries() == 1) {
            // Grafana numbers values only if there are several.
            rename(names);
            rename(order);
        } else {
            panel.transformations().addObject().put("id", "merge").putObject("options");
        }
        ObjectNode organize = panel.transformations().addObject().put("id", "organize");
        ObjectNode options = organize.putObject("options");
        options.set("excludeByName", hidden);
        options.set("indexByName", order);
        options.set("renameByName", names);
        panel.options()
                .withArrayProperty("sortBy")
                .addObject()
                .put("displayName", sortedBy)
                .put("desc", true);
        return panel.of(unit, noValue);
    }

    private static void rename(ObjectNode fields) {
        if (fields.has("Value #A")) {
            fields.set("Value", fields.remove("Value #A"));
        }
    }
}
