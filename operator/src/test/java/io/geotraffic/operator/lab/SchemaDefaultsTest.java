package io.geotraffic.operator.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaDefaultsTest {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private static final JsonNode SCHEMA = json("""
            {properties: {
              port: {default: 1},
              name: {type: string},
              note: {nullable: true, default: none},
              agent: {default: {}, properties: {level: {default: info}}},
              source: {properties: {key: {default: db}}},
              all: {default: [{operator: Exists}], items: {properties: {operator: {}}}},
              list: {items: {properties: {effect: {default: any}}}},
              map: {additionalProperties: {properties: {unit: {default: m}}}}}}""");

    private static final String REST = "port: 1, note: none, agent: {level: info}, all: [{operator: Exists}]";

    private static JsonNode json(String yaml) {
        // Without the dashes it would be taken for JSON.
        return SERIALIZATION.unmarshal("--- " + yaml, JsonNode.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                       | {%s}
                    {name: x}                | {name: x, %s}
                    {name: null}             | {%s}
                    {port: null}             | {%s}
                    {source: {}}             | {source: {key: db}, %s}
                    {source: {key: mine}}    | {source: {key: mine}, %s}
                    {list: []}               | {list: [], %s}
                    {list: [{}, {effect: a}]}| {list: [{effect: any}, {effect: a}], %s}
                    {map: {a: {}}}           | {map: {a: {unit: m}}, %s}""")
    void fillsInWhatIsNotGiven(String given, String filled) {
        assertFilled(given, filled.formatted(REST));
    }

    @Test
    void leavesWhatIsGiven() {
        String given = "{port: 2, note: null, agent: {level: warn}, all: []}";
        assertFilled(given, given);
    }

    @Test
    void refusesWhatTheSchemaDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> SchemaDefaults.fill(json("{agent: {levle: x}}"), SCHEMA));
    }

    /** Or the next resource would have what was done to this one. */
    @Test
    void copiesDefaults() {
        JsonNode value = json("{}");
        SchemaDefaults.fill(value, SCHEMA);
        assertNotSame(SCHEMA.at("/properties/agent/default"), value.path("agent"));
        assertEquals(json("{}"), SCHEMA.at("/properties/agent/default"));
    }

    private static void assertFilled(String given, String filled) {
        JsonNode value = json(given);
        SchemaDefaults.fill(value, SCHEMA);
        assertEquals(json(filled), value);
    }
}
