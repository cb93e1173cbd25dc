package io.geotraffic.operator.rules;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values as PromQL writes them. */
final class PromQl {
    private static final String REGEX_SIGNS = "([\\\\.+*?()|\\[\\]{}^$])";

    private PromQl() {}

    /** A string in double quotes. */
    static String string(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A string in double quotes: the regular expression (RE2, matched whole) of these values and no others. */
    static String anyOf(Collection<String> values) {
        return string(values.stream()
                .map(value -> value.replaceAll(REGEX_SIGNS, "\\\\$1"))
                .collect(Collectors.joining("|")));
    }
}
