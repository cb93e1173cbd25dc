package io.geotraffic.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.operator.plan.OperatorDefaults;
import io.geotraffic.operator.reconciler.ApiClient;
import io.geotraffic.operator.reconciler.MonitorController;
import io.geotraffic.operator.status.Sentence;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

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
            "names. Exit status: 0 told to end, 1 failure, 2 wrong usage."
        })
@SuppressWarnings("NullAway.Init") // picocli fills them in
public final class OperatorCommand implements Callable<Integer> {
    static final String NAME = "geotraffic-operator";

    private static final Logger LOG = LoggerFactory.getLogger(OperatorCommand.class);
    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            defaultValue = "${env:GEOTRAFFIC_NAMESPACE}",
            description = "where agents run, and databases and Secrets are; else the one of the pod or the context")
    private Optional<String> namespace;

    @Option(
            names = "--agent-image",
            paramLabel = "IMAGE",
            defaultValue = "${env:GEOTRAFFIC_AGENT_IMAGE}",
            description = "of agents whose resource names none; else the one of this release")
    private Optional<String> agentImage;

    public static void main(String... words) {
        // What it prints is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        Logging.configure();
        int status = new CommandLine(new OperatorCommand())
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((failure, _) -> {
                    System.err.println(NAME + ": " + failure.getMessage());
                    return WRONG_USAGE;
                })
                .execute(words);
        // No System.exit: it would wait for the hook, which waits for this.
        Runtime.getRuntime().halt(status);
    }

    @Override
    public Integer call() throws InterruptedException {
        KubernetesClient client;
        try {
            client = ApiClient.builder().build();
        } catch (KubernetesClientException e) {
            return failed("cannot use the kubeconfig", e);
        }
        try (client) {
            OperatorDefaults defaults = new OperatorDefaults(
                    namespace
                            .filter(name -> !name.isEmpty())
                            // A context need not name one; kubectl has this one then, too.
                            .orElseGet(() -> Objects.requireNonNullElse(client.getNamespace(), "default")),
                    agentImage
                            .filter(name -> !name.isEmpty())
                            .orElseGet(() -> Version.read().agentImage()));
            return run(
                    MonitorController.operator(client, defaults, Clock.systemUTC()),
                    defaults,
                    client.getMasterUrl().toString());
        }
    }

    private static int run(Operator operator, OperatorDefaults defaults, String server) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop)));
        try {
            operator.start();
        } catch (OperatorException e) {
            return failed("cannot start with " + server, e);
        }
        LOG.info("{} runs in namespace {}; agents are {}", Version.read(), defaults.namespace(), defaults.agentImage());
        stop.await();
        operator.stop();
        return 0;
    }

    /** A signal starts the hooks, and the JVM ends when they do: only the main thread is to end it. */
    private static void stopAndWait(CountDownLatch stop) {
        stop.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int failed(String what, Throwable failure) {
        System.err.println(NAME + ": " + what + ": " + reason(failure));
        return FAILURE;
    }

    /** The innermost that says something, or what kind of failure it is. */
    private static String reason(Throwable failure) {
        String said = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            said = cause.getMessage() == null ? cause.getClass().getSimpleName() : Sentence.of(cause.getMessage());
        }
        return said;
    }
}
