package io.geotraffic.crds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What holds for each field, whoever adds one. */
final class SchemaTest {
    private final JsonNode version;

    /** By path: {@code .spec.interfaces}, with {@code []} behind it for items, and {@code {}} for values of maps. */
    private final Map<String, JsonNode> schemas = new TreeMap<>();

    SchemaTest() throws JsonProcessingException {
        version = CrdText.read(CrdGenerator.generate()).at("/spec/versions/0");
        add("", version.at("/schema/openAPIV3Schema"));
    }

    private void add(String path, JsonNode schema) {
        schemas.put(path, schema);
        schema.path("properties").properties().forEach(field -> add(path + "." + field.getKey(), field.getValue()));
        if (schema.has("items")) {
            add(path + "[]", schema.get("items"));
        }
        if (schema.path("additionalProperties").isObject()) {
            add(path + "{}", schema.get("additionalProperties"));
        }
    }

    @Test
    void eachFieldIsDescribedBySentences() {
        assertEquals(
                List.of(),
                pathsOf(schema -> !schema.path("description").asText().endsWith("."))
                        .filter(path -> !path.equals(".metadata"))
                        .filter(path -> !path.endsWith("[]") && !path.endsWith("{}"))
                        .toList());
    }

    @Test
    void nothingGrowsWithoutBounds() {
        assertNone(schema -> isText(schema) && !schema.has("maxLength") && !schema.has("enum"));
        assertNone(schema -> isOf("array", schema) && !schema.has("maxItems"));
        assertNone(schema -> schema.has("additionalProperties") && !schema.has("maxProperties"));
    }

    @Test
    void nothingIsLeftOpen() {
        assertNone(schema -> !schema.has("type") && !isNumberOrText(schema));
        assertNone(
                schema -> isOf("object", schema) && !schema.has("properties") && !schema.has("additionalProperties"));
        assertNone(schema -> schema.has("x-kubernetes-preserve-unknown-fields"));
    }

    @Test
    void eachListSaysHowItIsMerged() {
        assertNone(schema -> isOf("array", schema) && !schema.has("x-kubernetes-list-type"));
        assertEquals(
                List.of(
                        ".spec.excludeInterfaces",
                        ".spec.interfaces",
                        ".spec.monitoring.prometheusRule.allowedCountries"),
                pathsOf(schema -> schema.path("x-kubernetes-list-type").asText().equals("set"))
                        .toList());
        assertEquals(
                List.of(".spec.agent.imagePullSecrets", ".status.conditions", ".status.nodes"),
                pathsOf(schema -> schema.path("x-kubernetes-list-type").asText().equals("map"))
                        .toList());
        assertNone(schema ->
                !textsOf(schema.at("/items/required")).containsAll(textsOf(schema.path("x-kubernetes-list-map-keys"))));
    }

    @Test
    void eachRuleIsThereOnceAndSaysWhatToWrite() {
        assertNone(schema -> {
            List<JsonNode> rules = elementsOf(schema.path("x-kubernetes-validations"));
            return new HashSet<>(rules).size() < rules.size()
                    || rules.stream()
                            .anyMatch(rule -> !rule.path("message").asText().contains(" "));
        });
    }

    @Test
    void eachNumberHasASize() {
        assertNone(schema ->
                isOf("integer", schema) && !schema.path("format").asText().startsWith("int"));
        assertEquals(
                List.of(
                        ".status.conditions[].observedGeneration",
                        ".status.geoip.sizeBytes",
                        ".status.observedGeneration"),
                pathsOf(schema -> schema.path("format").asText().equals("int64"))
                        .filter(path -> path.startsWith(".status"))
                        .toList());
    }

    @Test
    void timesAreTimes() {
        assertEquals(
                List.of(".status.conditions[].lastTransitionTime"),
                pathsOf(schema -> schema.path("format").asText().equals("date-time"))
                        .toList());
    }

    @Test
    void objectsThatDefaultToEmptyHaveDefaultsWithin() {
        assertEquals(
                List.of(
                        ".spec",
                        ".spec.agent",
                        ".spec.agent.updateStrategy",
                        ".spec.geoip",
                        ".spec.monitoring",
                        ".spec.monitoring.dashboards",
                        ".spec.monitoring.prometheusRule",
                        ".spec.monitoring.prometheusRule.unusualEgress",
                        ".spec.monitoring.serviceMonitor"),
                pathsOf(schema -> schema.has("properties")
                                && schema.path("default").isObject()
                                && schema.path("default").isEmpty())
                        .toList());
    }

    @Test
    void columnsAreInTheOrderOfReading() {
        assertEquals(
                List.of("Ready", "Desired", "Available", "GeoIP build", "Age", "Reason", "Degraded"),
                elementsOf(version.get("additionalPrinterColumns")).stream()
                        .map(column -> column.get("name").asText())
                        .toList());
    }

    private void assertNone(Predicate<JsonNode> isWrong) {
        assertEquals(List.of(), pathsOf(isWrong).toList());
    }

    private Stream<String> pathsOf(Predicate<JsonNode> condition) {
        return schemas.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey);
    }

    private static boolean isText(JsonNode schema) {
        return isOf("string", schema) || isNumberOrText(schema);
    }

    private static boolean isNumberOrText(JsonNode schema) {
        return schema.has("x-kubernetes-int-or-string");
    }

    private static boolean isOf(String type, JsonNode schema) {
        return schema.path("type").asText().equals(type);
    }

    private static Set<String> textsOf(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<JsonNode> elementsOf(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
