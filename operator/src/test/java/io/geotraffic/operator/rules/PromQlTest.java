package io.geotraffic.operator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromQlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            egress | "egress"
            a-b_1  | "a-b_1"
            it's   | "it's"
            a"b    | "a\\"b"
            a\\b   | "a\\\\b"
            """)
    void stringsAreQuoted(String value, String quoted) {
        assertEquals(quoted, PromQl.string(value));
    }

    @Test
    void linesDoNotBreak() {
        assertEquals("\"a\\nb\"", PromQl.string("a\nb"));
    }

    @Test
    void valuesAreAlternatives() {
        assertEquals("\"DE\"", PromQl.anyOf(List.of("DE")));
        assertEquals("\"DE|FR|LAN-1_a\"", PromQl.anyOf(List.of("DE", "FR", "LAN-1_a")));
    }

    /** As a regular expression it matches itself and nothing else. Java's are like RE2's in these signs. */
    @ParameterizedTest
    @ValueSource(strings = {".", "\\", "+", "*", "?", "(", ")", "|", "[", "]", "{", "}", "^", "$", "-", "_"})
    void signsOfRegularExpressionsMeanThemselves(String sign) {
        String regex = PromQl.anyOf(List.of("D" + sign + "E", "FR"))
                .replaceAll("^\"|\"$", "")
                .replace("\\\\", "\\");
        assertTrue(("D" + sign + "E").matches(regex), regex);
        assertTrue("FR".matches(regex), regex);
        for (String other : List.of("DE", "DDE", "DXE", "D", "E")) {
            assertFalse(other.matches(regex), regex);
        }
    }
}
