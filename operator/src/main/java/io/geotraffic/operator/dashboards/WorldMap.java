package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A map on which each country has a circle, whose area is its value. */
final class WorldMap {
    private static final String COUNTRY = "country";
    private static final String VALUE = "Value #A";
    private static final String RADIUS = "Value #B";

    private WorldMap() {}

    /** @param expression of series that have the label country, an ISO 3166-1 code, and no other */
    static Panel of(int width, int height, String title, String about, String legend, Unit unit, String expression) {
        Panel panel = new Panel(PanelKind.MAP, width, height, title, about)
                .of(unit, "Nothing is recorded yet")
                .rows(expression)
                // Grafana makes the radius of a circle proportional, and people compare areas.
                .rows("sqrt(" + expression.strip() + ")");
        panel.options().withArrayProperty("layers").add(layer(legend));
        panel.transformations().addObject().put("id", "merge").putObject("options");
        panel.transformations().add(Json.object("""
                {"id": "organize",
                 "options": {"excludeByName": {"Time": true}, "indexByName": {}, "renameByName": {}}}"""));
        panel.overrideOf("byName", COUNTRY).addObject().put("id", "displayName").put("value", "Country");
        panel.overrideOf("byName", VALUE).addObject().put("id", "displayName").put("value", legend);
        panel.overrideOf("byName", RADIUS).add(Json.object("""
                {"id": "custom.hideFrom", "value": {"legend": true, "tooltip": true, "viz": false}}"""));
        return panel;
    }

    private static ObjectNode layer(String name) {
        return Json.object("""
                {"type": "markers", "tooltip": true,
                 "location": {"mode": "lookup", "lookup": "country", "gazetteer": "public/gazetteer/countries.json"},
                 "config": {"showLegend": false,
                            "style": {"size": {"field": "%s", "fixed": 5, "min": 3, "max": 30},
                                      "color": {"fixed": "orange"}, "opacity": 0.6,
                                      "symbol": {"mode": "fixed", "fixed": "img/icons/marker/circle.svg"},
                                      "text": {"mode": "field", "field": "country", "fixed": ""},
                                      "textConfig": {"fontSize": 10, "textAlign": "center", "textBaseline": "middle",
                                                     "offsetX": 0, "offsetY": 0}}}}""".formatted(RADIUS)).put("name", name);
    }
}
