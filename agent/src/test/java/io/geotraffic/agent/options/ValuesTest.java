package io.geotraffic.agent.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of each option's values. */
final class ValuesTest {
    private static AgentOptions options(String option, String value) throws OptionException {
        return assertInstanceOf(Command.Run.class, AgentOptions.parse(List.of(option, value), Map.of()))
                .options();
    }

    private static void assertRefused(String option, String value, String message) {
        OptionException e = assertThrows(OptionException.class, () -> options(option, value), value);
        assertEquals(option + " " + value + ": " + message, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "999",
                "10000001",
                "1e6",
                "5,000",
                "5000.0",
                " 5000",
                "-5000",
                "+5000",
                "0x1000",
                "9999999999"
            })
    void refusesSizesOfTheMap(String value) {
        String message = "allowed is a whole number from 1,000 to 10,000,000";
        assertRefused("--map-max-entries", value, message);
        assertRefused("--geoip-cache-size", value, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "63", "1000001", "all"})
    void refusesSizesOfABatch(String value) {
        assertRefused("--flow-batch-size", value, "allowed is a whole number from 64 to 1,000,000");
    }

    @Test
    void takesNumbersUpToTheirLimits() throws OptionException {
        assertEquals(1000, options("--map-max-entries", "1000").mapMaxEntries());
        assertEquals(10_000_000, options("--map-max-entries", "10000000").mapMaxEntries());
        assertEquals(64, options("--flow-batch-size", "64").flowBatchSize());
        assertEquals(1_000_000, options("--flow-batch-size", "1000000").flowBatchSize());
    }

    @ParameterizedTest
    @CsvSource({"100ms, 100", "500ms, 500", "2s, 2000", "300s, 300000", "1m, 60000", "5m, 300000", "300000ms, 300000"})
    void takesTimes(String value, long milliseconds) throws OptionException {
        assertEquals(
                Duration.ofMillis(milliseconds),
                options("--poll-interval", value).pollInterval());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "s",
                "0s",
                "99ms",
                "300001ms",
                "301s",
                "6m",
                "1h",
                "1.5s",
                "-2s",
                "+2s",
                "2 s",
                "2S",
                "1m30s",
                "9999999999s",
                "PT2S"
            })
    void refusesTimes(String value) {
        assertRefused("--poll-interval", value, "allowed is a time from 100ms to 5m, such as 500ms, 2s or 1m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "PREFIX", "", "prefix,country"})
    void refusesWaysToAggregate(String value) {
        assertRefused("--aggregation", value, "allowed is prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US", "a b", "\"", "ÅLAND", "thirty_three_letters_are_too_many"})
    void refusesNamesOfACountry(String value) {
        assertRefused(
                "--private-country",
                value,
                "allowed are 3 to 32 letters, digits and _-, such as PRIVATE or UNKNOWN; two would be a country's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trace", "Info", "0"})
    void refusesLevels(String value) {
        assertRefused("--log-level", value, "allowed is debug, info, warn, error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "info", "warn", "error"})
    void takesLevels(String value) throws OptionException {
        assertEquals(value, options("--log-level", value).logLevel().label());
    }

    @Test
    void aDatabaseHasAName() {
        assertRefused("--geoip-db", "", "allowed is the name of a file");
    }

    @Test
    void aWebConfigurationHasAName() throws OptionException {
        assertEquals(true, options("--log-level", "info").webConfigFile().isEmpty());
        assertRefused("--web-config-file", "", "allowed is the name of a file");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:80, 127.0.0.1, 80",
        "localhost:65535, localhost, 65535",
        "[::1]:1, ::1, 1",
        "[192.0.2.7]:1, 192.0.2.7, 1",
        "[::]:10479, ::, 10479",
        "[2001:DB8::7]:10479, 2001:db8::7, 10479",
        "[::ffff:192.0.2.1]:10479, 192.0.2.1, 10479",
        "127.0.0.1:0, 127.0.0.1, 0",
    })
    void takesAddresses(String value, String host, int port) throws OptionException {
        assertEquals(
                new InetSocketAddress(host, port),
                options("--listen-address", value).listenAddress());
    }

    @Test
    void listensOnAllAddressesWhereNoneIsNamed() throws OptionException {
        assertEquals(
                new InetSocketAddress(10_479),
                options("--listen-address", ":10479").listenAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10479",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:65536",
                "127.0.0.1:100000",
                "127.0.0.1:-1",
                "127.0.0.1:http",
                "::1:80",
                "[::1]",
                "[::1]80",
                "[]:80",
                "a b:80",
                "http://127.0.0.1:80",
                "127.0.0.1:80/"
            })
    void refusesAddresses(String value) {
        assertRefused(
                "--listen-address", value, "allowed is HOST:PORT, such as 127.0.0.1:10479, [::1]:10479 or :10479");
    }

    @Test
    void refusesAddressesThatAreNone() {
        assertRefused(
                "--listen-address",
                "[1::2::3]:80",
                "there is no host 1::2::3; allowed is HOST:PORT, such as 127.0.0.1:10479, [::1]:10479 or :10479");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/m", "/metrics/", "/a/b-c_d.e~f/1", "/healthz/metrics", "/assets"})
    void takesPaths(String value) throws OptionException {
        assertEquals(value, options("--metrics-path", value).metricsPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "metrics",
                "/",
                "//",
                "/a/../b",
                "/.",
                "/healthz",
                "/readyz",
                "/assets/",
                "/assets/app.js",
                "/a b",
                "/a?b",
                "/ä",
                "/a%20b",
                "/a#b"
            })
    void refusesPaths(String value) {
        assertRefused(
                "--metrics-path",
                value,
                "allowed is a path of /, letters, digits and _.~-, but not /, /healthz, /readyz or below /assets/");
    }
}
