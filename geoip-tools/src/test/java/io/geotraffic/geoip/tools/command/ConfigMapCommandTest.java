package io.geotraffic.geoip.tools.command;

import static io.geotraffic.geoip.tools.command.CommandRun.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ConfigMapCommandTest {
    private static final String APPLY =
            "geotraffic-geoip: to apply it: kubectl apply --server-side -f - (plain apply fails above 256 KiB)\n";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void createDatabase() throws IOException {
        file = Databases.country(directory);
    }

    private static Map<?, ?> parse(String yaml) {
        return assertInstanceOf(Map.class, new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    @Test
    void printsAManifestOfAFileThatFits() throws IOException {
        CommandRun run = CommandRun.of("configmap", file, "--name", "geoip-country");
        assertEquals(0, run.status());
        assertEquals("geotraffic-geoip: taken as it is, %,d bytes\n".formatted(Files.size(file)) + APPLY, run.err());
        String data = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        assertEquals(
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of(
                                "name", "geoip-country",
                                "labels",
                                        Map.of(
                                                "app.kubernetes.io/name", "geotraffic",
                                                "app.kubernetes.io/component", "geoip-database",
                                                "app.kubernetes.io/managed-by", "geotraffic-geoip"),
                                "annotations",
                                        Map.of(
                                                "geotraffic.io/geoip-type", "GeoLite2-Country",
                                                "geotraffic.io/geoip-build", "2026-02-28T00:00:00Z",
                                                "geotraffic.io/geoip-source", "Made for \"all\"")),
                        "binaryData",
                        Map.of("country.mmdb", data)),
                parse(run.out()));
        assertEquals(run, CommandRun.of("configmap", file, "--name", "geoip-country"));
    }

    @Test
    void takesWhateverNamesAreAllowed() {
        String yaml = CommandRun.of("configmap", file, "--name", "1e3.true-0", "--namespace", "123", "--key", "-.data")
                .out();
        Map<?, ?> metadata = assertInstanceOf(Map.class, parse(yaml).get("metadata"));
        assertEquals("1e3.true-0", metadata.get("name"));
        assertEquals("123", metadata.get("namespace"));
        assertArrayEquals(
                new Object[] {"-.data"},
                assertInstanceOf(Map.class, parse(yaml).get("binaryData"))
                        .keySet()
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Geoip", "-a", "a-", "a_b", "a..b", ".a", "a.-b", "a\n"})
    void refusesOtherNames(String name) {
        assertEquals(
                "--name " + name.replace('\n', '?')
                        + ": allowed are 1 to 253 small letters, digits, - and ., with a letter or digit at the ends and beside each .",
                refusal(2, CommandRun.of("configmap", file, "--name", name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "Default", "-a"})
    void refusesOtherNamespaces(String namespace) {
        assertEquals(
                "--namespace " + namespace
                        + ": allowed are 1 to 63 small letters, digits and -, with a letter or digit at both ends",
                refusal(2, CommandRun.of("configmap", file, "--name", "a", "--namespace", namespace)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "..data", "a/b", "a b"})
    void refusesOtherKeys(String key) {
        assertEquals(
                "--key " + key + ": allowed are 1 to 253 letters, digits and -._, but not . alone or .. in front",
                refusal(2, CommandRun.of("configmap", file, "--name", "a", "--key", key)));
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertEquals(
                0, CommandRun.of("configmap", file, "--name", "a".repeat(253)).status());
        assertEquals(
                2, CommandRun.of("configmap", file, "--name", "a".repeat(254)).status());
        assertEquals(
                2,
                CommandRun.of("configmap", file, "--name", "a", "--namespace", "a".repeat(64))
                        .status());
    }

    @Test
    void refusesFilesThatCannotBeUsed() {
        assertEquals("configmap lacks --name NAME; --help shows how", refusal(2, CommandRun.of("configmap", file)));
        assertEquals(
                "none.mmdb: there is no such file; a MaxMind DB file is needed",
                refusal(1, CommandRun.of("configmap", "none.mmdb", "--name", "a")));
    }
}
