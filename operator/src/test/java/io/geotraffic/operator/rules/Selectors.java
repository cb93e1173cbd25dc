package io.geotraffic.operator.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of PromQL reads, and by what it puts series together. Knows the words that rules use, and
 * takes every other for a metric.
 *
 * @param metrics names with what stands in their braces, such as {@code up{job="a"}}
 * @param labels lists of labels after by and on
 * @param bare aggregations without by, and what else loses labels
 */
record Selectors(List<String> metrics, List<String> labels, List<String> bare) {
    private static final Pattern TOKEN = Pattern.compile("(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<number>\\d[\\w.:]*)"
            + "|(?<word>[A-Za-z_:][\\w:]*)(?<rest>\\s*(?:\\{(?:[^}\"]|\"(?:[^\"\\\\]|\\\\.)*\")*}|\\([^()]*\\)|\\(|))"
            + "|(?<sign>\\S)");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset", "group_left", "group_right");
    private static final Set<String> GROUPINGS = Set.of("by", "on");
    private static final Set<String> LOSERS = Set.of("without", "ignoring");
    private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count", "group", "topk");

    static Selectors of(String expr) {
        Selectors found = new Selectors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int at = 0;
        Matcher token = TOKEN.matcher(expr);
        while (token.find(at)) {
            at = token.group("word") == null ? token.end() : found.add(expr, token);
        }
        return found;
    }

    /** Returns where to go on. */
    private int add(String expr, Matcher token) {
        String word = token.group("word");
        String rest = token.group("rest").strip();
        if (GROUPINGS.contains(word)) {
            labels.add(rest);
            return token.end();
        }
        if (LOSERS.contains(word)) {
            bare.add(word + rest);
            return token.end();
        }
        if (AGGREGATIONS.contains(word)) {
            if (!expr.startsWith(" by (", token.end("word"))) {
                bare.add(word);
            }
            return token.end("word");
        }
        if (OPERATORS.contains(word)) {
            return word.startsWith("group_") && rest.startsWith("(") ? token.end() : token.end("word");
        }
        if (rest.startsWith("(")) {
            return token.end("word"); // a function
        }
        metrics.add(word + rest);
        return token.end();
    }
}
