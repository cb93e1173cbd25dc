package io.geotraffic.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.geotraffic.http.AddressInUseException;
import io.geotraffic.http.WebException;
import io.geotraffic.http.WebServer;
import io.geotraffic.http.process.ProcessFiles;
import io.geotraffic.operator.lease.ApiLeaseStore;
import io.geotraffic.operator.lease.LeaderElection;
import io.geotraffic.operator.lease.Leadership;
import io.geotraffic.operator.lease.LeaseTiming;
import io.geotraffic.operator.lease.WriteFence;
import io.geotraffic.operator.metrics.OperatorMetrics;
import io.geotraffic.operator.metrics.OperatorPage;
import io.geotraffic.operator.reconciler.Access;
import io.geotraffic.operator.reconciler.ApiClient;
import io.geotraffic.operator.reconciler.ApiRequests;
import io.geotraffic.operator.reconciler.MonitorController;
import io.geotraffic.operator.reconciler.MonitorReconciler;
import io.geotraffic.operator.reconciler.ReconcileMetrics;
import io.geotraffic.operator.reconciler.Watches;
import io.geotraffic.operator.status.Sentence;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the start of the process to its end: serves, waits for the API server, waits to lead, and leads. */
final class OperatorProcess {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorProcess.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A CRD and roles that are applied together with the operator take their time to be known. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OperatorOptions options;
    private final Version version = Version.read();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Leadership leadership =
            new Leadership(LeaseTiming.USUAL.deadline(), System::nanoTime, System::currentTimeMillis);
    private final ApiRequests requests = new ApiRequests();
    private final ReconcileMetrics reconciles = new ReconcileMetrics(System::nanoTime);
    private final OperatorState state;

    OperatorProcess(OperatorOptions options) {
        this.options = options;
        state = new OperatorState(
                version, options.leaderElection() ? leadership::isHeld : () -> true, reconciles, requests);
    }

    /** Any thread may ask for it. */
    void stop() {
        end.complete(End.TOLD);
    }

    End run() throws InterruptedException {
        LOG.info("{} starts", version);
        KubernetesClient client;
        try {
            client = client();
        } catch (KubernetesClientException | IllegalArgumentException e) {
            return new End(End.FAILURE, "cannot use the kubeconfig: " + reason(e));
        }
        try (client;
                WebServer server = serve()) {
            LOG.info("Listening on {}", server.addressText());
            return options.leaderElection() ? leadInTurn(client) : lead(client, () -> 0);
        } catch (AddressInUseException e) {
            return new End(End.ADDRESS_IN_USE, String.valueOf(e.getMessage()));
        } catch (WebException e) {
            return new End(End.FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private WebServer serve() throws WebException {
        return WebServer.start(
                options.web(),
                out -> OperatorMetrics.write(state.snapshot(), ProcessFiles.read(), out),
                state::defect,
                state::gap,
                () -> OperatorPage.of(state.snapshot(), state.gap()),
                new WebLog());
    }

    private KubernetesClient client() {
        return ApiClient.builder(options.cluster().get())
                .withHttpClientBuilderConsumer(builder -> {
                    builder.addOrReplaceInterceptor("requests", requests);
                    if (options.leaderElection()) {
                        builder.addOrReplaceInterceptor("fence", new WriteFence(leadership));
                    }
                })
                .build();
    }

    /** Returns when the API server serves, or the process is to end. */
    private void awaitAccess(KubernetesClient client) throws InterruptedException {
        Optional<String> lease = options.leaderElection() ? Optional.of(OperatorCommand.NAME) : Optional.empty();
        long served = System.nanoTime();
        while (!end.isDone()) {
            switch (Access.check(client, options.defaults().namespace(), lease)) {
                case Access.Granted granted -> {
                    return;
                }
                case Access.Missing missing -> {
                    waitFor("%s does not serve: %s".formatted(client.getMasterUrl(), missing.why()));
                    served = System.nanoTime();
                }
                case Access.Refused refused -> {
                    if (System.nanoTime() - served > PATIENCE.toNanos()) {
                        end.complete(new End(End.REFUSED, refused.why()));
                    } else {
                        waitFor(refused.why());
                    }
                }
            }
        }
    }

    private void waitFor(String reason) throws InterruptedException {
        if (state.waitsFor(reason)) {
            LOG.warn("Waiting: {}", reason);
        }
        endWithin(PAUSE);
    }

    private boolean endWithin(Duration time) throws InterruptedException {
        try {
            end.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("it never fails", e);
        }
    }

    private End leadInTurn(KubernetesClient client) throws InterruptedException {
        awaitAccess(client);
        if (end.isDone()) {
            return end.join();
        }
        // Its requests wait neither for others nor long: who leads is to be known in time.
        try (KubernetesClient own = ApiClient.hasty(options.cluster().get()).build();
                LeaderElection election = new LeaderElection(
                        new ApiLeaseStore(own, options.defaults().namespace(), OperatorCommand.NAME, Clock.systemUTC()),
                        identity(),
                        LeaseTiming.USUAL,
                        leadership,
                        System::nanoTime,
                        holder -> end.complete(new End(End.FAILURE, "lost the lease to " + holder)))) {
            state.standsBy(election.start());
            CompletableFuture.anyOf(election.won(), end).join();
            return end.isDone() ? end.join() : lead(client, election::lapses);
        }
    }

    /** Of a pod's host name, and of a process: one that is started anew in a pod is another. */
    private static String identity() {
        return Objects.requireNonNullElse(System.getenv("HOSTNAME"), OperatorCommand.NAME) + "_" + UUID.randomUUID();
    }

    /** @param lapses whenever there is one more of them, what was seen before is seen anew */
    private End lead(KubernetesClient client, LongSupplier lapses) throws InterruptedException {
        while (!end.isDone()) {
            state.waitsFor("it starts to lead");
            awaitAccess(client);
            if (!end.isDone()) {
                leadUntilLapse(client, lapses);
            }
        }
        return end.join();
    }

    private void leadUntilLapse(KubernetesClient client, LongSupplier lapses) throws InterruptedException {
        long before = lapses.getAsLong();
        // JOSDK's parts of it cannot be started twice.
        MonitorReconciler reconciler = new MonitorReconciler(options.defaults(), Clock.systemUTC());
        Operator operator = MonitorController.operator(client, reconciler, reconciles);
        try {
            operator.start();
        } catch (OperatorException e) {
            end.complete(new End(End.FAILURE, "cannot start with %s: %s".formatted(client.getMasterUrl(), reason(e))));
            return;
        }
        state.leads(new OperatorState.Lead(new Watches(operator), reconciler::monitors));
        LOG.info(
                "Runs in namespace {}; agents are {}",
                options.defaults().namespace(),
                options.defaults().agentImage());
        while (lapses.getAsLong() == before && !endWithin(LOOK)) {
            // Neither yet.
        }
        operator.stop();
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
