package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The selectors of an expression, each as an expression of its own, from the syntax tree that Prometheus gives. */
final class PromQlSelectors {
    private PromQlSelectors() {}

    static List<String> of(JsonNode tree) {
        List<String> selectors = new ArrayList<>();
        collect(tree, selectors);
        return selectors;
    }

    private static void collect(JsonNode node, List<String> selectors) {
        String type = node.path("type").asText();
        if (type.equals("vectorSelector") || type.equals("matrixSelector")) {
            selectors.add(selector(node));
        }
        node.forEach(child -> collect(child, selectors));
    }

    /** Without its offset: what was there a day ago is not there in a test. */
    private static String selector(JsonNode node) {
        StringJoiner matchers = new StringJoiner(", ", "{", "}");
        for (JsonNode matcher : node.path("matchers")) {
            matchers.add(matcher.path("name").asText()
                    + matcher.path("type").asText()
                    + matcher.path("value").toString());
        }
        return matchers.toString();
    }
}
