package io.geotraffic.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.http.WebOptions;
import io.geotraffic.http.address.ListenAddress;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.status.Sentence;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
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
            "permission, or out of memory, 4 address in use."
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class OperatorCommand implements Callable<Integer> {
    static final String NAME = "geotraffic-operator";

    private static final int PORT = 10480;

    /** Within which it ends when told: a pod is killed after 30 s. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            description = "where agents run, and databases and Secrets are (the pod's, or the context's)")
    private Optional<String> namespace;

    @Option(
            names = "--agent-image",
            paramLabel = "IMAGE",
            description = "of agents whose resource names none (that of this release)")
    private Optional<String> agentImage;

    @Option(
            names = "--leader-election",
            paramLabel = "true|false",
            arity = "1",
            converter = Truth.class,
            defaultValue = "true",
            description = "whether to write only while holding the Lease " + NAME + " (${DEFAULT-VALUE})")
    private boolean leaderElection;

    @Option(
            names = "--listen-address",
            paramLabel = "HOST:PORT",
            defaultValue = "0.0.0.0:" + PORT,
            converter = Address.class,
            description = "of /metrics, /healthz, /readyz and a page (${DEFAULT-VALUE})")
    private InetSocketAddress listenAddress;

    @Option(
            names = "--web-config-file",
            paramLabel = "FILE",
            description = "TLS and passwords, as Prometheus' exporters have it")
    private Optional<String> webConfigFile;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private LogLevel logLevel;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
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

    /** Of {@code --leader-election}: what is neither is not taken for false. */
    static final class Truth implements ITypeConverter<Boolean> {
        @Override
        public Boolean convert(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new TypeConversionException("\"%s\": allowed is true or false".formatted(text));
            };
        }
    }

    public static void main(String... words) {
        // What it prints is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        int status = End.FAILURE;
        try {
            status = commandLine(new OperatorCommand(), System.getenv()).execute(words);
        } finally {
            // No System.exit: it would wait for the hook, which waits for this.
            Runtime.getRuntime().halt(status);
        }
    }

    static CommandLine commandLine(OperatorCommand command, Map<String, String> environment) {
        return new CommandLine(command)
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A value may begin with @.
                .setExpandAtFiles(false)
                .setDefaultValueProvider(argument -> given(argument, environment))
                .setParameterExceptionHandler((failure, _) -> {
                    say(String.valueOf(failure.getMessage()));
                    return End.WRONG_USAGE;
                });
    }

    /** An empty variable is what is left of one that a template did not fill in. */
    private static @Nullable String given(ArgSpec argument, Map<String, String> environment) {
        String value = argument instanceof OptionSpec option
                ? environment.getOrDefault(
                        "GEOTRAFFIC_"
                                + option.longestName()
                                        .substring(2)
                                        .replace('-', '_')
                                        .toUpperCase(Locale.ROOT),
                        "")
                : "";
        return value.isEmpty() ? null : value;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(logLevel, logFormat);
        OperatorProcess process;
        try {
            process = new OperatorProcess(options(Kubeconfig::read));
        } catch (KubernetesClientException e) {
            say("cannot use the kubeconfig: " + Sentence.of(String.valueOf(e.getMessage())));
            return End.FAILURE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(process)));
        End end = process.run();
        if (!end.message().isEmpty()) {
            say(end.message());
        }
        return end.status();
    }

    OperatorOptions options(Supplier<Config> cluster) {
        OperatorDefaults defaults = new OperatorDefaults(
                given(namespace)
                        // A context need not name one; kubectl has this one then, too.
                        .orElseGet(
                                () -> Objects.requireNonNullElse(cluster.get().getNamespace(), "default")),
                given(agentImage).orElseGet(() -> Version.read().agentImage()));
        return new OperatorOptions(
                cluster,
                defaults,
                new WebOptions(listenAddress, "/metrics", given(webConfigFile).map(Path::of)),
                leaderElection);
    }

    /** An empty value is none. */
    private static Optional<String> given(Optional<String> value) {
        return value.filter(text -> !text.isEmpty());
    }

    /** A signal starts the hooks, and the JVM ends when they do: the main thread is to end it, if it can. */
    private static void stopAndWait(OperatorProcess process) {
        process.stop();
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        say("did not end in time");
        Runtime.getRuntime().halt(End.FAILURE);
    }

    private static void say(String line) {
        System.err.println(NAME + ": " + line);
    }
}
