package io.geotraffic.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the start of the process to its end: serves, waits for the API server, waits to lead, and leads. */
final class OperatorProcess {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorProcess.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A CRD and roles that are applied together with the operator take their time to be known. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OperatorOptions options;
    private final Version version = Version.read();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Leadership leadership = new Leadership(LeaseTiming.USUAL.deadline(), System::nanoTime);
    private final ApiRequests requests = new ApiRequests();
    private final ReconcileMetrics reconciles = new ReconcileMetrics(System::nanoTime);
    private final MonitorReconciler reconciler;
    private final OperatorState state;

    OperatorProcess(OperatorOptions options) {
        this.options = options;
        reconciler = new MonitorReconciler(options.defaults(), Clock.systemUTC());
        state = new OperatorState(version, reconciler, reconciles, requests);
    }

    /** Any thread may ask for it. */
    void stop() {
        end.complete(End.TOLD);
    }

    End run() throws InterruptedException {
        LOG.info("{} starts", version);
        try (WebServer server = serve();
                KubernetesClient client = client()) {
            LOG.info("Listening on {}", server.addressText());
            awaitAccess(client);
            if (end.isDone()) {
                return end.join();
            }
            return options.leaderElection() ? leadInTurn(client) : lead(client);
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
        return ApiClient.builder(options.cluster())
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
        long begin = System.nanoTime();
        while (!end.isDone()) {
            switch (Access.check(client, options.defaults().namespace())) {
                case Access.Granted granted -> {
                    return;
                }
                case Access.Missing missing ->
                    waitFor("%s does not serve: %s".formatted(client.getMasterUrl(), missing.why()));
                case Access.Refused refused
                when System.nanoTime() - begin > PATIENCE.toNanos() ->
                    end.complete(new End(End.REFUSED, refused.why()));
                case Access.Refused refused -> waitFor(refused.why());
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
        try (LeaderElection election = new LeaderElection(
                new ApiLeaseStore(client, options.defaults().namespace(), OperatorCommand.NAME, Clock.systemUTC()),
                identity(),
                LeaseTiming.USUAL,
                leadership,
                System::nanoTime,
                holder -> end.complete(new End(End.FAILURE, "lost the lease to " + holder)))) {
            state.standsBy(election.start());
            CompletableFuture.anyOf(election.won(), end).join();
            return end.isDone() ? end.join() : lead(client);
        }
    }

    /** Of a pod's host name, and of a process: one that is started anew in a pod is another. */
    private static String identity() {
        return Objects.requireNonNullElse(System.getenv("HOSTNAME"), OperatorCommand.NAME) + "_" + UUID.randomUUID();
    }

    private End lead(KubernetesClient client) {
        Operator operator = MonitorController.operator(client, reconciler, reconciles);
        try {
            operator.start();
        } catch (OperatorException e) {
            return new End(End.FAILURE, "cannot start with %s: %s".formatted(client.getMasterUrl(), reason(e)));
        }
        state.leads(new Watches(operator));
        LOG.info(
                "Runs in namespace {}; agents are {}",
                options.defaults().namespace(),
                options.defaults().agentImage());
        End why = end.join();
        operator.stop();
        return why;
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
