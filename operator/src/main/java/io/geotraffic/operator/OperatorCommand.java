package io.geotraffic.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.http.WebOptions;
import io.geotraffic.http.address.ListenAddress;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The operator's command line. */
@Command(
        name = OperatorCommand.NAME,
        versionProvider = Version.Provider.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Makes of each GeoTrafficMonitor a DaemonSet of agents, and tells in its status how they are.",
        synopsisHeading = "%nUsage: ",
        optionListHeading = "%n",
        footer = {
            "",
            "The cluster is that of the pod's service account, or the one that KUBECONFIG or ~/.kube/config",
            "names. Each option has an environment variable: GEOTRAFFIC_AGENT_IMAGE and so on. Ends with",
            "SIGTERM or SIGINT (Ctrl-C). Exit status: 0 told to end, 1 failure, 2 wrong usage, 3 missing CRD or",
            "permission, 4 address in use."
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class OperatorCommand implements Callable<Integer> {
    static final String NAME = "geotraffic-operator";

    private static final int PORT = 10480;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            defaultValue = "${env:GEOTRAFFIC_NAMESPACE}",
            description = "where agents run, and databases and Secrets are (the pod's, or the context's)")
    private Optional<String> namespace;

    @Option(
            names = "--agent-image",
            paramLabel = "IMAGE",
            defaultValue = "${env:GEOTRAFFIC_AGENT_IMAGE}",
            description = "of agents whose resource names none (that of this release)")
    private Optional<String> agentImage;

    @Option(
            names = "--leader-election",
            paramLabel = "true|false",
            arity = "1",
            defaultValue = "${env:GEOTRAFFIC_LEADER_ELECTION:-true}",
            description = "whether to write only while holding the Lease " + NAME + " (${DEFAULT-VALUE})")
    private boolean leaderElection;

    @Option(
            names = "--listen-address",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:GEOTRAFFIC_LISTEN_ADDRESS:-0.0.0.0:" + PORT + "}",
            converter = Address.class,
            description = "of /metrics, /healthz and /readyz (${DEFAULT-VALUE})")
    private InetSocketAddress listenAddress;

    @Option(
            names = "--web-config-file",
            paramLabel = "FILE",
            defaultValue = "${env:GEOTRAFFIC_WEB_CONFIG_FILE}",
            description = "TLS and passwords, as Prometheus' exporters have it")
    private Optional<String> webConfigFile;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "${env:GEOTRAFFIC_LOG_LEVEL:-info}",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private LogLevel logLevel;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "${env:GEOTRAFFIC_LOG_FORMAT:-text}",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private LogFormat logFormat;

    /** Of {@code --listen-address}. */
    static final class Address implements ITypeConverter<InetSocketAddress> {
        @Override
        public InetSocketAddress convert(String text) {
            try {
                return ListenAddress.parse(text, PORT);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("\"%s\": %s".formatted(text, e.getMessage()));
            }
        }
    }

    public static void main(String... words) {
        // What it prints is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        // No System.exit: it would wait for the hook, which waits for this.
        Runtime.getRuntime().halt(commandLine(new OperatorCommand()).execute(words));
    }

    static CommandLine commandLine(OperatorCommand command) {
        return new CommandLine(command)
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, _) -> {
                    say(String.valueOf(failure.getMessage()));
                    return End.WRONG_USAGE;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(logLevel, logFormat);
        OperatorProcess process;
        try {
            process = new OperatorProcess(options(Config.autoConfigure(null)));
        } catch (KubernetesClientException e) {
            say("cannot use the kubeconfig: " + e.getMessage());
            return End.FAILURE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(process)));
        End end = process.run();
        if (!end.message().isEmpty()) {
            say(end.message());
        }
        return end.status();
    }

    OperatorOptions options(Config cluster) {
        OperatorDefaults defaults = new OperatorDefaults(
                given(namespace)
                        // A context need not name one; kubectl has this one then, too.
                        .orElseGet(() -> Objects.requireNonNullElse(cluster.getNamespace(), "default")),
                given(agentImage).orElseGet(() -> Version.read().agentImage()));
        return new OperatorOptions(
                cluster,
                defaults,
                new WebOptions(listenAddress, "/metrics", given(webConfigFile).map(Path::of)),
                leaderElection);
    }

    /** An empty variable is what is left of one that a template did not fill in. */
    private static Optional<String> given(Optional<String> value) {
        return value.filter(text -> !text.isEmpty());
    }

    /** A signal starts the hooks, and the JVM ends when they do: only the main thread is to end it. */
    private static void stopAndWait(OperatorProcess process) {
        process.stop();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.err.println(NAME + ": " + line);
    }
}
