package io.geotraffic.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client prefers, as {@code Accept} and {@code Accept-Encoding} say it (RFC 9110, 12.4.2). Of a
 * type that is named several times, as in several versions, the greatest weight counts.
 */
final class Preferences {
    private final Map<String, Double> weights = new HashMap<>();

    /** @param values of the header, one for each time that it was sent; null if it was not */
    Preferences(@Nullable List<String> values) {
        if (values == null) {
            return;
        }
        for (String value : values) {
            for (String range : value.split(",", -1)) {
                String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
                weights.merge(parts[0].strip(), weightAmong(parts), Math::max);
            }
        }
    }

    /** Of the first of these names that the client mentions; 0 if it mentions none. */
    double weight(String... names) {
        for (String name : names) {
            Double weight = weights.get(name);
            if (weight != null) {
                return weight;
            }
        }
        return 0;
    }

    private static double weightAmong(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                return parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
                        ? Double.parseDouble(parameter.substring(2))
                        : 0;
            }
        }
        return 1;
    }
}
