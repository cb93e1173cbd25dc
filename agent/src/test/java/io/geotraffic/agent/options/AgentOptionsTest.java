package io.geotraffic.agent.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentOptionsTest {
    private static final Map<String, String> NOTHING = Map.of();

    private static AgentOptions options(Map<String, String> environment, String... words) throws OptionException {
        return assertInstanceOf(Command.Run.class, AgentOptions.parse(List.of(words), environment))
                .options();
    }

    private static AgentOptions options(String... words) throws OptionException {
        return options(NOTHING, words);
    }

    private static String refusal(Map<String, String> environment, String... words) {
        OptionException e = assertThrows(OptionException.class, () -> AgentOptions.parse(List.of(words), environment));
        return String.valueOf(e.getMessage());
    }

    @Test
    void hasDefaults() throws OptionException {
        assertEquals(
                new AgentOptions(
                        List.of("default-route"),
                        List.of(),
                        Path.of("/usr/share/GeoIP/GeoLite2-Country.mmdb"),
                        100_000,
                        Duration.ofSeconds(2),
                        10_000,
                        65_536,
                        "PRIVATE",
                        new InetSocketAddress("0.0.0.0", 10_479),
                        "/metrics",
                        Optional.empty(),
                        LogLevel.INFO),
                options());
    }

    @Test
    void takesEveryOptionBehindABlankOrAnEqualsSign() throws OptionException {
        AgentOptions expected = new AgentOptions(
                List.of("eth0", "any", "veth*"),
                List.of("lo", "cali?"),
                Path.of("/etc/country.mmdb"),
                5000,
                Duration.ofMinutes(5),
                64,
                1000,
                "UNKNOWN",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 9),
                "/a/metrics-path",
                Optional.of(Path.of("web.yml")),
                LogLevel.DEBUG);
        String words = """
                --interfaces eth0,any,veth* --exclude-interfaces lo,cali? --geoip-db /etc/country.mmdb
                --map-max-entries 5000 --poll-interval 5m --flow-batch-size 64 --geoip-cache-size 1000
                --aggregation prefix --private-country UNKNOWN --listen-address 127.0.0.1:9
                --metrics-path /a/metrics-path --web-config-file web.yml --log-level debug""";
        assertEquals(expected, options(words.split("\\s+", -1)));
        assertEquals(expected, options(words.replaceAll("(--[a-z-]+) ", "$1=").split("\\s+", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpComesBeforeEverythingElse(String help) throws OptionException {
        assertEquals(new Command.Help(), AgentOptions.parse(List.of("--port=1", help, "--version"), NOTHING));
        assertEquals(
                new Command.Help(), AgentOptions.parse(List.of(help), Map.of("GEOTRAFFIC_POLL_INTERVAL", "never")));
    }

    @Test
    void theVersionNeedsNothingElseToBeRight() throws OptionException {
        assertEquals(
                new Command.Version(), AgentOptions.parse(List.of("--poll-interval", "never", "--version"), NOTHING));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            --port=1                       | "--port=1" is no option: --help lists them
            eth0                           | "eth0" is no option: --help lists them
            -i eth0                        | "-i" is no option: --help lists them
            --help=1                       | "--help=1" is no option: --help lists them
            --interface eth0               | "--interface" is no option: --help lists them
            --Interfaces eth0              | "--Interfaces" is no option: --help lists them
            --interfaces                   | --interfaces lacks its value
            --log-level                    | --log-level lacks its value
            --geoip-db --interfaces=lo     | --geoip-db lacks its value: --interfaces=lo follows; if that is meant, write --geoip-db=--interfaces=lo
            --interfaces=a --interfaces b  | --interfaces is given twice
            --interfaces=a,b,a             | --interfaces a,b,a: an interface is named twice
            --interfaces=any --log-level=info --log-level=info | --log-level is given twice
            """)
    void saysWhatIsWrongWithTheWords(String words, String message) {
        assertEquals(message, refusal(NOTHING, words.split(" ", -1)));
    }

    @Test
    void staysOnOneLineWhateverIsTyped() {
        assertEquals("\"--a?b?[2J\" is no option: --help lists them", refusal(NOTHING, "--a\nb\u001b[2J"));
        assertEquals("--geoip-db a?b: allowed is the name of a file", refusal(NOTHING, "--geoip-db", "a\u0000b"));
    }

    @Test
    void everyOptionHasAVariableOfItsName() throws OptionException {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("GEOTRAFFIC_INTERFACES", "eth0,eth1"),
                Map.entry("GEOTRAFFIC_EXCLUDE_INTERFACES", "lo"),
                Map.entry("GEOTRAFFIC_GEOIP_DB", "a.mmdb"),
                Map.entry("GEOTRAFFIC_MAP_MAX_ENTRIES", "1000"),
                Map.entry("GEOTRAFFIC_POLL_INTERVAL", "100ms"),
                Map.entry("GEOTRAFFIC_FLOW_BATCH_SIZE", "1000000"),
                Map.entry("GEOTRAFFIC_GEOIP_CACHE_SIZE", "10000000"),
                Map.entry("GEOTRAFFIC_AGGREGATION", "prefix"),
                Map.entry("GEOTRAFFIC_PRIVATE_COUNTRY", "LAN"),
                Map.entry("GEOTRAFFIC_LISTEN_ADDRESS", "127.0.0.1:1"),
                Map.entry("GEOTRAFFIC_METRICS_PATH", "/m"),
                Map.entry("GEOTRAFFIC_WEB_CONFIG_FILE", "w.yml"),
                Map.entry("GEOTRAFFIC_LOG_LEVEL", "error"));
        assertEquals(Flag.values().length, environment.size());
        assertEquals(
                new AgentOptions(
                        List.of("eth0", "eth1"),
                        List.of("lo"),
                        Path.of("a.mmdb"),
                        1000,
                        Duration.ofMillis(100),
                        1_000_000,
                        10_000_000,
                        "LAN",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
                        "/m",
                        Optional.of(Path.of("w.yml")),
                        LogLevel.ERROR),
                options(environment));
    }

    @Test
    void theCommandLineHasPrecedenceOverTheEnvironment() throws OptionException {
        Map<String, String> environment =
                Map.of("GEOTRAFFIC_POLL_INTERVAL", "never", "GEOTRAFFIC_FLOW_BATCH_SIZE", "100");
        AgentOptions options = options(environment, "--poll-interval", "3s");
        assertEquals(Duration.ofSeconds(3), options.pollInterval(), "and what it overrides is not looked at");
        assertEquals(100, options.flowBatchSize());
    }

    @Test
    void anEmptyVariableIsAsGoodAsNone() throws OptionException {
        assertEquals(options(), options(Map.of("GEOTRAFFIC_INTERFACES", "", "GEOTRAFFIC_LOG_LEVEL", "")));
    }

    @Test
    void othersVariablesAreNoConcern() throws OptionException {
        assertEquals(
                options(), options(Map.of("GEOTRAFFIC_PORT", "1", "INTERFACES", "eth0", "geotraffic_log_level", "x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GEOTRAFFIC_POLL_INTERVAL  | never  | GEOTRAFFIC_POLL_INTERVAL=never: allowed is a time from 100ms to 5m, such as 500ms, 2s or 1m
            GEOTRAFFIC_MAP_MAX_ENTRIES | 7     | GEOTRAFFIC_MAP_MAX_ENTRIES=7: allowed is a whole number from 1,000 to 10,000,000
            GEOTRAFFIC_INTERFACES     | a b    | GEOTRAFFIC_INTERFACES=a b: "a b" is no name of an interface; allowed are 1 to 15 letters, digits and _.:*?@[]!^-, and commas between names
            GEOTRAFFIC_LOG_LEVEL      | INFO   | GEOTRAFFIC_LOG_LEVEL=INFO: allowed is debug, info, warn, error
            """)
    void aWrongVariableIsNamed(String variable, String value, String message) {
        assertEquals(message, refusal(Map.of(variable, value)));
    }

    @Test
    void helpFitsAScreen() {
        List<String> lines = AgentOptions.HELP.lines().toList();
        assertTrue(lines.size() <= 24, () -> lines.size() + " lines");
        lines.forEach(line -> assertTrue(line.length() <= 100, line));
        assertTrue(AgentOptions.HELP.endsWith("\n"));
    }

    @Test
    void helpTellsOfEveryOptionAndItsDefault() {
        for (Flag flag : Flag.values()) {
            List<String> lines = AgentOptions.HELP
                    .lines()
                    .filter(line -> line.startsWith("  " + flag.option() + " "))
                    .toList();
            assertEquals(1, lines.size(), flag.option());
            assertTrue(
                    lines.getFirst().endsWith(" (" + flag.defaultText() + ")")
                            || flag.defaultText().isEmpty(),
                    lines.getFirst());
        }
        for (String word : List.of("-h, --help", "--version", "GEOTRAFFIC_POLL_INTERVAL")) {
            assertTrue(AgentOptions.HELP.contains(word), word);
        }
    }

    @Test
    void whatOptionsHaveDoesNotChangeAnyMore() throws OptionException {
        AgentOptions options = options();
        assertThrows(
                UnsupportedOperationException.class, () -> options.interfaces().clear());
        assertEquals(
                Arrays.asList("debug", "info", "warn", "error"),
                Arrays.stream(LogLevel.values()).map(LogLevel::label).toList());
    }
}
