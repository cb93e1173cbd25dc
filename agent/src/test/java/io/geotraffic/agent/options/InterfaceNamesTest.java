package io.geotraffic.agent.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InterfaceNamesTest {
    private static final String NO_NAME =
            " is no name of an interface; allowed are 1 to 15 letters, digits and _.:*?@[]!^-, and commas between names";
    private static final String NO_GLOB = " is no glob; allowed in brackets are letters and ranges: eth[0-3]";

    private static Setting setting(String text) {
        return new Setting("--x ", text);
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(OptionException.class, () -> InterfaceNames.included(setting(text)), text)
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eth0",
                "any",
                "default-route",
                "fifteen_letters",
                "br-1.5",
                "a:b",
                "tap@2",
                "*",
                "e?h[0-3]",
                "[!l]o",
                "[^l]o",
                "[]]",
                "x]"
            })
    void takesNamesAndGlobs(String name) throws OptionException {
        assertEquals(List.of(name), InterfaceNames.included(setting(name)));
    }

    @Test
    void blanksAroundCommasAreNoPartOfAName() throws OptionException {
        assertEquals(List.of("eth0", "eth1", "any"), InterfaceNames.included(setting(" eth0, eth1 ,any")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e th", "a/b", "sixteen_letters_", "ä", "a\\b", "a$", "{a}"})
    void saysWhichNameIsNone(String name) {
        assertEquals("--x " + name + ": \"" + name + "\"" + NO_NAME, refusal(name));
        assertEquals("--x eth0," + name + ": \"" + name + "\"" + NO_NAME, refusal("eth0," + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eth[0", "[", "[]", "[!]", "eth[3-0]", "a[b]c[d"})
    void saysWhichGlobIsNone(String name) {
        assertEquals("--x " + name + ": \"" + name + "\"" + NO_GLOB, refusal(name));
    }

    @Test
    void nothingMayBeExcluded() throws OptionException {
        assertEquals(List.of(), InterfaceNames.excluded(setting("")));
        assertEquals(List.of("lo", "veth*"), InterfaceNames.excluded(setting("lo,veth*")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            any              | --x any: "any" cannot be excluded; allowed are names and globs
            lo,default-route | --x lo,default-route: "default-route" cannot be excluded; allowed are names and globs
            lo,lo            | --x lo,lo: an interface is named twice
            """)
    void saysWhatCannotBeExcluded(String text, String message) {
        OptionException e = assertThrows(OptionException.class, () -> InterfaceNames.excluded(setting(text)));
        assertEquals(message, e.getMessage());
    }
}
