package io.geotraffic.geoip.tools.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class QuotedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "a \"b\" \\c",
                "tab\t, line\n, return\r, nothing\0, delete\u007f, next line\u0085",
                "\u2028\u2029\ufeff\ufffe\uffff\u200b",
                "ünï 中 \ud83d\ude00",
                "true: #{}[]&*!|>'%@`"
            })
    void isReadAsItWas(String text) {
        assertEquals(text, new Load(LoadSettings.builder().build()).loadFromString(Quoted.of(text)));
    }

    @Test
    void isOneLineOfWhatCanBePrinted() {
        assertEquals("\"a\\u000ab\\\\\\\"\\u001b\"", Quoted.of("a\nb\\\"\u001b"));
    }
}
