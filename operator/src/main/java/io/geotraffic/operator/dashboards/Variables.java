package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be chosen at the top of a dashboard, and the selectors that take it up.
 */
final class Variables {
    /** Of all that is selected; a series without the label cluster is of any. */
    static final String MONITOR = "cluster=~\"$cluster\", monitor=~\"$monitor\"";

    static final String NODES = MONITOR + ", node=~\"$nodes\"";
    static final String INTERFACES = MONITOR + ", node=~\"$node\", interface=~\"$interface\"";

    private Variables() {}

    /** Data source, monitor and clusters, which every dashboard has, and what is its own. */
    static List<ObjectNode> with(String monitor, ObjectNode... own) {
        return Stream.concat(Stream.of(dataSource(), monitor(monitor), clusters()), Stream.of(own))
                .toList();
    }

    /** Of no monitor in particular: which one is there is for Grafana's owner to say. */
    private static ObjectNode dataSource() {
        return Json.object("""
                {"type": "datasource", "name": "datasource", "label": "Data source", "query": "prometheus",
                 "regex": "", "hide": 0, "refresh": 1, "multi": false, "includeAll": false, "current": {}}""");
    }

    /**
     * The dashboard's own. It is not asked for, since then Grafana would show another one's traffic as soon as
     * this one's agents are gone.
     */
    private static ObjectNode monitor(String monitor) {
        ObjectNode variable = Json.object("""
                {"type": "custom", "name": "monitor", "label": "Monitor", "hide": 0,
                 "multi": false, "includeAll": false, "skipUrlSync": false}""").put("query", monitor);
        variable.set("current", Json.object("{}").put("text", monitor).put("value", monitor));
        variable.putArray("options")
                .addObject()
                .put("text", monitor)
                .put("value", monitor)
                .put("selected", true);
        return variable;
    }

    private static ObjectNode clusters() {
        return all(labels("cluster", "Cluster", "geoip_build_info{monitor=~\"$monitor\"}", "cluster"));
    }

    /** All of them at first. It is not named as {@link #node} is, so that a link never takes all of them there. */
    static ObjectNode nodes() {
        return all(labels("nodes", "Nodes", "geoip_build_info{" + MONITOR + "}", "node"));
    }

    /** One or several, but never all: what they are asked for costs too much. */
    static ObjectNode node() {
        return labels("node", "Node", "geoip_build_info{" + MONITOR + "}", "node");
    }

    static ObjectNode interfaces() {
        return all(labels(
                "interface", "Interface", "geoip_interface_status{" + MONITOR + ", node=~\"$node\"}", "interface"));
    }

    /** A value that queries use, and nobody sees. */
    static ObjectNode hidden(String name, String value) {
        ObjectNode variable = Json.object("""
                {"type": "constant", "hide": 2, "skipUrlSync": true}""").put("name", name).put("query", value);
        variable.set(
                "current",
                Json.object("{}").put("text", value).put("value", value).put("selected", false));
        return variable;
    }

    private static ObjectNode labels(String name, String title, String series, String label) {
        String query = "label_values(" + series + ", " + label + ")";
        ObjectNode variable = Json.object("""
                {"type": "query", "hide": 0, "refresh": 2, "sort": 1, "regex": "", "multi": true, "includeAll": false,
                 "datasource": {"type": "prometheus", "uid": "${datasource}"}, "current": {}, "options": []}""");
        return variable.put("name", name)
                .put("label", title)
                .put("definition", query)
                .put("query", query);
    }

    private static ObjectNode all(ObjectNode variable) {
        variable.set("current", Json.object("""
                {"text": ["All"], "value": ["$__all"], "selected": true}"""));
        return variable.put("includeAll", true).put("allValue", ".*");
    }
}
