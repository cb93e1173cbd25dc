package io.geotraffic.agent.netif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GlobTest {
    private static boolean matches(String glob, String name) {
        return Glob.of(glob).orElseThrow().matches(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eth0         | eth0            | true
            eth0         | eth00           | false
            eth0         | xeth0           | false
            ETH0         | eth0            | false
            *            | eth0            | true
            *            | ''              | true
            eth*         | eth             | true
            eth*         | eth0.100        | true
            eth*         | veth0           | false
            *eth*        | veth0           | true
            e*h*0        | eth10           | true
            **           | lo              | true
            eth?         | eth0            | true
            eth?         | eth             | false
            eth?         | eth10           | false
            eth[0-3]     | eth3            | true
            eth[0-3]     | eth4            | false
            eth[0-3]     | eth-            | false
            eth[03]      | eth3            | true
            eth[03]      | eth2            | false
            eth[0-35-7]  | eth6            | true
            eth[0-35-7]  | eth4            | false
            eth[!0-3]    | eth4            | true
            eth[!0-3]    | eth0            | false
            eth[!0-3]    | eth             | false
            eth[^0-3]    | eth4            | true
            eth[^0-3]    | eth0            | false
            a[0^]        | a^              | true
            a[0!]        | a!              | true
            a[-x]        | a-              | true
            a[x-]        | a-              | true
            a[!-x]       | a-              | false
            a[!-x]       | ay              | true
            a[]x]        | a]              | true
            a[]x]        | ax              | true
            a[!]x]       | a]              | false
            a[!]x]       | ay              | true
            a[[]         | a[              | true
            a[*?]        | a*              | true
            a[*?]        | ab              | false
            [a-c][0-9]*  | b7x             | true
            a]           | a]              | true
            """)
    void matchesAsAShellDoes(String glob, String name, boolean expected) {
        assertEquals(expected, matches(glob, name));
    }

    /** What would mean something to a regular expression. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            eth0.1       ; eth0.1          ; true
            eth0.1       ; eth0x1          ; false
            a+           ; a+              ; true
            a+           ; aa              ; false
            a|b          ; a               ; false
            (a)          ; a               ; false
            ^a$          ; a               ; false
            a{2}         ; aa              ; false
            \\d          ; 1               ; false
            \\d          ; \\d             ; true
            \\E*         ; \\Ex            ; true
            .*           ; eth0            ; false
            .*           ; .eth0           ; true
            a[.]         ; ab              ; false
            a[.]         ; a.              ; true
            a[&&b]       ; ab              ; true
            a[&&b]       ; a&              ; true
            a[\\d]       ; a1              ; false
            a[\\d]       ; ad              ; true
            """)
    void hasNoOtherSpecialCharacters(String glob, String name, boolean expected) {
        assertEquals(expected, matches(glob, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[", "a[b", "[]", "[!]", "[^]", "a[]b", "[3-0]", "[a-c]["})
    void refusesBracketsThatHoldNothingOrDoNotEnd(String glob) {
        assertEquals(true, Glob.of(glob).isEmpty());
        assertEquals(false, InterfaceSelector.isValid(glob));
    }

    @ParameterizedTest
    @CsvSource({"eth0, false", "a.b-c_d:e@f, false", "any, false", "*, true", "a?, true", "a[b], true"})
    void tellsPatternsFromNames(String text, boolean expected) {
        assertEquals(expected, Glob.isPattern(text));
        assertEquals(true, InterfaceSelector.isValid(text));
    }
}
