package io.geotraffic.crds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;

/** A CRD as YAML, in an order that does not depend on the generator's. */
final class CrdText {
    private static final String HEADER = "# Generated from the operator's types by `make crds`.\n";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CrdText() {}

    static ObjectNode read(String text) throws JsonProcessingException {
        return YAML.readValue(text, ObjectNode.class);
    }

    static String of(ObjectNode crd) {
        try {
            // As maps, for those are put in order and trees are not.
            return HEADER + YAML.writeValueAsString(YAML.treeToValue(crd, Object.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
