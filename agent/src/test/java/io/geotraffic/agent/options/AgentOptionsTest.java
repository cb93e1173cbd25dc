package io.geotraffic.agent.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentOptionsTest {
    @Test
    void hasDefaults() throws OptionException {
        assertEquals(
                new AgentOptions(List.of("eth0"), 100_000, Duration.ofSeconds(2), 10_000, false),
                AgentOptions.parse("--interfaces", "eth0"));
    }

    @Test
    void takesValuesBehindABlankOrAnEqualsSign() throws OptionException {
        assertEquals(
                new AgentOptions(List.of("eth0", "eth0.5"), 5000, Duration.ofMinutes(5), 64, false),
                AgentOptions.parse(
                        "--interfaces=eth0,eth0.5",
                        "--map-max-entries",
                        "5000",
                        "--poll-interval=5m",
                        "--flow-batch-size",
                        "64"));
    }

    @Test
    void helpNeedsNoInterface() throws OptionException {
        assertTrue(AgentOptions.parse("--help").help());
        assertTrue(AgentOptions.HELP.lines().allMatch(line -> line.length() <= 100), "that it fits a screen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --interfaces=e,                         | --interfaces e,: "" is no name of an interface; allowed are 1 to 15 letters, digits and _.:@-, and commas between names
                    --interfaces=sixteen_letters_            | --interfaces sixteen_letters_: "sixteen_letters_" is no name of an interface; allowed are 1 to 15 letters, digits and _.:@-, and commas between names
                    --interfaces=a,b,a                       | --interfaces a,b,a: an interface is named twice
                    --interfaces                             | --interfaces lacks its value
                    --interfaces=a --interfaces b            | --interfaces is given twice
                    --interfaces=a --map-max-entries=999     | --map-max-entries 999: allowed is a whole number from 1,000 to 10,000,000
                    --interfaces=a --map-max-entries=1e6     | --map-max-entries 1e6: allowed is a whole number from 1,000 to 10,000,000
                    --interfaces=a --map-max-entries=9999999999 | --map-max-entries 9999999999: allowed is a whole number from 1,000 to 10,000,000
                    --interfaces=a --flow-batch-size=63      | --flow-batch-size 63: allowed is a whole number from 64 to 1,000,000
                    --interfaces=a --poll-interval=99ms      | --poll-interval 99ms: allowed is a time from 100ms to 5m, such as 500ms, 2s or 1m
                    --interfaces=a --poll-interval=6m        | --poll-interval 6m: allowed is a time from 100ms to 5m, such as 500ms, 2s or 1m
                    --interfaces=a --poll-interval=2         | --poll-interval 2: allowed is a time from 100ms to 5m, such as 500ms, 2s or 1m
                    --port=1                                 | "--port=1" is no option: --help lists them
                    """)
    void saysWhatIsAllowed(String arguments, String message) {
        OptionException e = assertThrows(OptionException.class, () -> AgentOptions.parse(arguments.split(" ", -1)));

        assertEquals(message, e.getMessage());
    }

    @Test
    void staysOnOneLineWhateverIsTyped() {
        OptionException e = assertThrows(OptionException.class, () -> AgentOptions.parse("--interfaces=a\nb\u001b[2J"));

        assertTrue(String.valueOf(e.getMessage()).startsWith("--interfaces a?b?[2J: \"a?b?[2J\" is no name"));
    }

    @Test
    void refusesMoreInterfacesThanCanBeCounted() {
        String names = IntStream.rangeClosed(1, 1025).mapToObj(i -> "e" + i).collect(Collectors.joining(","));

        OptionException e = assertThrows(OptionException.class, () -> AgentOptions.parse("--interfaces", names));
        assertEquals("--interfaces: 1,025 interfaces are named; allowed are at most 1,024", e.getMessage());
    }
}
