package io.geotraffic.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.geotraffic.http.WebOptions;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class OperatorCommandTest {
    private final Supplier<Config> cluster = OperatorCommandTest::cluster;

    private static Config cluster() {
        return new ConfigBuilder(Config.empty()).withNamespace("of-the-context").build();
    }

    private static OperatorOptions options(Supplier<Config> cluster, String... words) {
        return options(cluster, Map.of(), words);
    }

    private static OperatorOptions options(Supplier<Config> cluster, Map<String, String> environment, String... words) {
        OperatorCommand command = new OperatorCommand();
        OperatorCommand.commandLine(command, environment).parseArgs(words);
        return command.options(cluster);
    }

    private static Object value(String option, String... words) {
        CommandLine line = OperatorCommand.commandLine(new OperatorCommand(), Map.of());
        line.parseArgs(words);
        return line.getCommandSpec().findOption(option).getValue();
    }

    /** What it says on standard error when it is started by wrong words. */
    private static String refusal(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(
                    2,
                    OperatorCommand.commandLine(new OperatorCommand(), Map.of()).execute(words));
        } finally {
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasDefaults() {
        assertEquals(
                new OperatorOptions(
                        cluster,
                        new OperatorDefaults("of-the-context", Version.read().agentImage()),
                        new WebOptions(new InetSocketAddress("0.0.0.0", 10_480), "/metrics", Optional.empty()),
                        true),
                options(cluster));
        assertEquals(LogLevel.INFO, value("--log-level"));
        assertEquals(LogFormat.TEXT, value("--log-format"));
    }

    @Test
    void takesTheEnvironmentWhereTheCommandLineIsSilent() {
        OperatorOptions options = options(
                cluster,
                Map.of(
                        "GEOTRAFFIC_NAMESPACE",
                        "traffic",
                        "GEOTRAFFIC_AGENT_IMAGE",
                        "mirror/agent:2",
                        "GEOTRAFFIC_LEADER_ELECTION",
                        "false"),
                "--agent-image",
                "mirror/agent:3");
        assertEquals(new OperatorDefaults("traffic", "mirror/agent:3"), options.defaults());
        assertFalse(options.leaderElection());
    }

    /** It is what is left of one that a template did not fill in. */
    @Test
    void anEmptyVariableIsNone() {
        Map<String, String> empty = Stream.of(
                        "NAMESPACE",
                        "AGENT_IMAGE",
                        "LEADER_ELECTION",
                        "LISTEN_ADDRESS",
                        "WEB_CONFIG_FILE",
                        "LOG_LEVEL",
                        "LOG_FORMAT")
                .collect(Collectors.toMap(name -> "GEOTRAFFIC_" + name, _ -> ""));
        assertEquals(options(cluster), options(cluster, empty));
    }

    /** As kubectl has it. */
    @Test
    void aContextNeedNotNameANamespace() {
        assertEquals("default", options(Config::empty).defaults().namespace());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "="})
    void takesEveryOptionBehindABlankOrAnEqualsSign(String between) {
        String words = """
                --namespace traffic --agent-image mirror/agent:2 --leader-election false
                --listen-address 127.0.0.1:9 --web-config-file web.yml --log-level debug --log-format json""";
        String[] split = words.replaceAll("(--[a-z-]+) ", "$1" + between).split("\\s+", -1);
        assertEquals(
                new OperatorOptions(
                        cluster,
                        new OperatorDefaults("traffic", "mirror/agent:2"),
                        new WebOptions(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 9),
                                "/metrics",
                                Optional.of(Path.of("web.yml"))),
                        false),
                options(cluster, split));
        assertEquals(LogLevel.DEBUG, value("--log-level", split));
        assertEquals(LogFormat.JSON, value("--log-format", split));
    }

    /** What is left of a variable that a template did not fill in. */
    @Test
    void anEmptyNameIsAsGoodAsNone() {
        assertEquals(options(cluster), options(cluster, "--namespace=", "--agent-image=", "--web-config-file="));
    }

    @ParameterizedTest
    @CsvSource({"--log-level,WARN,WARN", "--log-format,Json,JSON"})
    void theCaseOfAWordDoesNotMatter(String option, String word, String value) {
        assertEquals(value, ((Enum<?>) value(option, option, word)).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            --log-level loud                | --log-level       | loud           | debug, info, warn, error
            --log-format xml                | --log-format      | xml            | text, json
            --leader-election maybe         | --leader-election | maybe          | allowed is true or false
            --leader-election               | --leader-election |                | ~true|false~
            --listen-address 10480          | --listen-address  | "10480"        | allowed is host:port, such as 127.0.0.1:10480, [::1]:10480 or :10480
            --listen-address :99999         | --listen-address  | ":99999"       | allowed is host:port
            --listen-address no.invalid:1   | --listen-address  | no.invalid:1   | there is no host no.invalid
            --namespace                     | --namespace       |                | missing
            --namespace --log-level=info    | --namespace       | --log-level    | expected
            --log-level=info --log-level=warn | --log-level     |                | only once
            --port=1                        | --port            |                | unknown option
            traffic                         |                   | traffic        | unmatched argument
            """)
    void saysInOneLineWhatIsWrong(String words, String option, String value, String why) {
        String said = refusal(words.split(" ", -1));
        assertTrue(said.startsWith("geotraffic-operator: "), said);
        assertEquals(1, said.lines().count(), said);
        for (String part : new String[] {option, value, why}) {
            assertTrue(
                    part == null || said.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)),
                    said + " lacks " + part);
        }
    }

    @Test
    void tellsItsVersionInOneLine() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CommandLine line = OperatorCommand.commandLine(new OperatorCommand(), Map.of());
        line.setOut(new PrintWriter(said, true, StandardCharsets.UTF_8));
        assertEquals(0, line.execute("--version"));
        assertEquals(Version.read() + "\n", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void helps() {
        assertEquals(
                """
                Makes of each GeoTrafficMonitor a DaemonSet of agents, and tells in its status how they are.

                Usage: geotraffic-operator [-hV] [--agent-image=IMAGE] [--leader-election=true|false]
                                           [--listen-address=HOST:PORT] [--log-format=FORMAT] [--log-level=LEVEL]
                                           [--namespace=NS] [--web-config-file=FILE]

                      --namespace=NS        where agents run, and databases and Secrets are (the pod's, or the
                                              context's)
                      --agent-image=IMAGE   of agents whose resource names none (that of this release)
                      --leader-election=true|false
                                            whether to write only while holding the Lease geotraffic-operator (true)
                      --listen-address=HOST:PORT
                                            of /metrics, /healthz, /readyz and a page (0.0.0.0:10480)
                      --web-config-file=FILE
                                            TLS and passwords, as Prometheus' exporters have it
                      --log-level=LEVEL     debug, info, warn, error (info)
                      --log-format=FORMAT   text, json (text)
                  -h, --help                Show this help message and exit.
                  -V, --version             Print version information and exit.

                The cluster is that of the pod's service account, or the one that KUBECONFIG or ~/.kube/config
                names. Each option has an environment variable: GEOTRAFFIC_AGENT_IMAGE and so on. Ends with
                SIGTERM or SIGINT (Ctrl-C). Exit status: 0 told to end, 1 failure, 2 wrong usage, 3 missing CRD or
                permission, or out of memory, 4 address in use.
                """,
                OperatorCommand.commandLine(new OperatorCommand(), Map.of()).getUsageMessage());
    }
}
