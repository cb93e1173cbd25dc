package io.geotraffic.operator.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** That a number stands for a word. */
record State(int value, String word, Color color) {
    /** As Grafana has value mappings. */
    static ArrayNode mappings(State... states) {
        ObjectNode words = Json.object("{}");
        for (State state : states) {
            words.putObject(Integer.toString(state.value))
                    .put("text", state.word)
                    .put("color", state.color.grafana())
                    .put("index", words.size() - 1);
        }
        ArrayNode mappings = words.arrayNode();
        mappings.addObject().put("type", "value").set("options", words);
        return mappings;
    }
}
