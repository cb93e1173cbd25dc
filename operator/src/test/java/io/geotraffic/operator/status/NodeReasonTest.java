package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class NodeReasonTest {
    @Test
    void allButTwoNeedSomebody() {
        assertEquals(
                Set.of(NodeReason.STARTING, NodeReason.ENDING),
                Arrays.stream(NodeReason.values())
                        .filter(reason -> !reason.isFailure())
                        .collect(Collectors.toSet()));
    }

    /** As a condition's reason is written, and each is its own. */
    @Test
    void labelsAreWordsOfTheirOwn() {
        Set<String> labels = Arrays.stream(NodeReason.values())
                .map(NodeReason::label)
                .peek(label -> assertTrue(label.matches("[A-Z][A-Za-z]{1,63}"), label))
                .collect(Collectors.toSet());
        assertEquals(NodeReason.values().length, labels.size());
    }

    @Test
    void aLabelIsTheConstantsName() {
        for (NodeReason reason : NodeReason.values()) {
            assertEquals(reason.name().replace("_", ""), reason.label().toUpperCase(java.util.Locale.ROOT));
        }
    }
}
