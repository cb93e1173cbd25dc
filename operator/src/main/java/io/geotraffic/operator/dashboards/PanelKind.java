package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Panels that every Grafana has, and how we have them drawn: fields and options as Grafana exports them. */
enum PanelKind {
    /** Lines; of series that are countries or nodes, one color each wherever they are shown. */
    LINES("timeseries", lines(10, "none"), lineOptions()),

    /** Lines upon each other, whose sum means something. */
    AREAS("timeseries", lines(40, "normal"), lineOptions()),

    NUMBER("stat", """
            {"color": {"mode": "fixed", "fixedColor": "text"}}""", """
            {"reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": false}, "orientation": "auto",
             "textMode": "auto", "colorMode": "value", "graphMode": "area", "justifyMode": "auto",
             "wideLayout": true, "showPercentChange": false, "percentChangeColorMode": "standard"}"""),

    BARS("bargauge", """
            {"color": {"mode": "fixed", "fixedColor": "text"}, "min": 0}""", """
            {"reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": false}, "orientation": "horizontal",
             "displayMode": "basic", "valueMode": "color", "namePlacement": "auto", "showUnfilled": true,
             "sizing": "auto", "minVizWidth": 8, "minVizHeight": 16, "maxVizHeight": 40,
             "legend": {"displayMode": "list", "placement": "bottom", "showLegend": false, "calcs": []}}"""),

    STATES("state-timeline", """
            {"color": {"mode": "thresholds"}, "custom": {"fillOpacity": 80, "lineWidth": 0}}""", """
            {"showValue": "auto", "rowHeight": 0.8, "mergeValues": true, "alignValue": "left",
             "legend": {"displayMode": "list", "placement": "bottom", "showLegend": true, "calcs": []},
             "tooltip": {"mode": "single", "sort": "none"}}"""),

    /** Each column has a scale of its own. */
    TABLE("table", """
            {"color": {"mode": "fixed", "fixedColor": "text"}, "fieldMinMax": true,
             "custom": {"align": "auto", "cellOptions": {"type": "auto"}, "filterable": false, "inspect": false}}""", """
            {"showHeader": true, "cellHeight": "sm", "frameIndex": 0, "sortBy": []}"""),

    /**
     * Its countries are Grafana's own file and no tiles, so that it is drawn without the internet, and no third
     * party learns who looks at it.
     */
    MAP("geomap", """
            {"color": {"mode": "fixed", "fixedColor": "orange"}, "min": 0, "fieldMinMax": true}""", """
            {"view": {"id": "coords", "lat": 25, "lon": 10, "zoom": 1.6, "allLayers": true},
             "basemap": {"type": "geojson", "name": "Countries", "tooltip": false,
                         "config": {"src": "public/maps/countries.geojson", "rules": [],
                                    "style": {"color": {"fixed": "#8e8e8e"}, "opacity": 0.25, "lineWidth": 1}}},
             "layers": [],
             "controls": {"showZoom": true, "mouseWheelZoom": false, "showAttribution": false, "showScale": false,
                          "showMeasure": false, "showDebug": false},
             "tooltip": {"mode": "details"}}""");

    private final String type;
    private final String fields;
    private final String options;

    PanelKind(String type, String fields, String options) {
        this.type = type;
        this.fields = fields;
        this.options = options;
    }

    /** @param fillOpacity below a line, in percent */
    private static String lines(int fillOpacity, String stacking) {
        return """
                {"color": {"mode": "palette-classic-by-name"},
                 "custom": {"drawStyle": "line", "lineWidth": 1, "fillOpacity": %d, "showPoints": "never",
                            "spanNulls": false, "axisSoftMin": 0, "stacking": {"mode": "%s", "group": "A"},
                            "thresholdsStyle": {"mode": "off"}}}""".formatted(fillOpacity, stacking);
    }

    private static String lineOptions() {
        return """
                {"legend": {"displayMode": "table", "placement": "right", "showLegend": true, "calcs": ["mean", "max"],
                            "sortBy": "Mean", "sortDesc": true},
                 "tooltip": {"mode": "multi", "sort": "desc"}}""";
    }

    /** A panel that asks for nothing yet. */
    ObjectNode template() {
        ObjectNode panel = Json.object("""
                {"datasource": {"type": "prometheus", "uid": "${datasource}"}}""").put("type", type);
        ObjectNode fieldConfig = panel.putObject("fieldConfig");
        fieldConfig.set("defaults", Json.object(fields));
        fieldConfig.putArray("overrides");
        panel.set("options", Json.object(options));
        panel.putArray("targets");
        // Without it Grafana takes the panel for one of years ago, and converts it.
        return panel.put("pluginVersion", "11.0.0");
    }
}
