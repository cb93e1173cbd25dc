package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A spec that is beyond one bound of a field.
 *
 * @param path of what is wrong
 * @param message what the API server says of such a bound
 */
record Breach(String path, Object spec, String message) {
    /** One for each bound. */
    static Stream<Breach> of(SpecField field) {
        return field.schema().properties().stream().flatMap(bound -> of(field, bound.getKey(), bound.getValue()));
    }

    private static Stream<Breach> of(SpecField field, String bound, JsonNode limit) {
        return switch (bound) {
            case "enum" -> one(field, "another", "Unsupported value: \"another\": supported values: ");
            case "minimum" -> one(field, limit.longValue() - 1, "should be greater than or equal to " + limit);
            case "maximum" -> one(field, limit.longValue() + 1, "should be less than or equal to " + limit);
            case "minLength" -> one(field, "", "should be at least " + limit + " chars long");
            case "maxLength" ->
                one(field, "a".repeat(limit.intValue() + 1), "may not be more than " + limit + " bytes");
            case "minItems" -> one(field, Stream.of().toList(), "should have at least " + limit + " items");
            case "maxItems" ->
                one(
                        field,
                        numbers(limit).map(number -> item(field, number)).toList(),
                        "must have at most " + limit + " items");
            case "maxProperties" ->
                one(
                        field,
                        numbers(limit).collect(Collectors.toMap(number -> "key" + number, number -> "1")),
                        "must have at most " + limit + " items");
            case "required" ->
                StreamSupport.stream(limit.spliterator(), false)
                        .map(name -> new Breach(
                                field.examplePath() + "." + name.asText(),
                                field.around().apply(Map.of()),
                                "Required value"));
            default -> Stream.empty();
        };
    }

    private static Stream<Breach> one(SpecField field, Object value, String message) {
        return Stream.of(new Breach(field.examplePath(), field.around().apply(value), message));
    }

    /** One more than there may be. */
    private static Stream<Integer> numbers(JsonNode limit) {
        return IntStream.rangeClosed(0, limit.intValue()).boxed();
    }

    private static Object item(SpecField list, int number) {
        return list.schema().at("/items/type").asText().equals("string") ? "a" + number : Map.of();
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
