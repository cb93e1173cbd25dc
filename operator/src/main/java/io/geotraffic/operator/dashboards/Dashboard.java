package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A whole dashboard.
 *
 * @param about what it is for
 * @param top panels above the first heading
 */
record Dashboard(DashboardName name, String about, List<ObjectNode> variables, List<Panel> top, List<Row> rows) {

    /** As Grafana 11 exports it; later ones read it, too. */
    String json() {
        ObjectNode json = Json.object("""
                {"schemaVersion": 39, "editable": true, "graphTooltip": 1, "timezone": "browser", "refresh": "1m",
                 "time": {"from": "now-6h", "to": "now"}, "annotations": {"list": []}, "links": []}""");
        json.put("uid", name.uid()).put("title", name.title()).put("description", about);
        ArrayNode tags = json.putArray("tags");
        name.tags().forEach(tags::add);
        json.withArrayProperty("links").add(siblings());
        json.putObject("templating").putArray("list").addAll(variables);
        Grid grid = new Grid();
        grid.add(top);
        rows.forEach(grid::add);
        json.set("panels", grid.panels());
        return Json.text(json);
    }

    /** To the monitor's other dashboards, with what is chosen here. */
    private ObjectNode siblings() {
        ObjectNode link = Json.object("""
                {"type": "dashboards", "title": "", "icon": "external link", "tooltip": "", "url": "",
                 "asDropdown": false, "targetBlank": false, "includeVars": true, "keepTime": true}""");
        ArrayNode tags = link.putArray("tags");
        name.tags().forEach(tags::add);
        return link;
    }
}
