package io.geotraffic.operator.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a Lease until it is closed, and renews it while it has it.
 *
 * <p>The way of Kubernetes' own components (client-go's leaderelection), and our own code: the Java client
 * compares the clocks of two machines, looks at its deadline between requests alone, and takes up to twice its
 * period to see that a Lease was released.
 *
 * <p>A holder that cannot renew stops writing (see {@link Leadership}) and goes on asking: if nobody else has
 * taken the Lease by then, nothing has happened.
 */
public final class LeaderElection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderElection.class);

    /** With a request that is on its way, which the client ends sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Terms for which nothing was asked: no request takes as long. */
    private static final int STUCK = 5;

    private final LeaseStore store;
    private final String identity;
    private final LeaseTiming timing;
    private final Leadership leadership;
    private final LongSupplier clock;
    private final AtomicLong lapses = new AtomicLong();
    private final CompletableFuture<Void> won = new CompletableFuture<>();
    private final Consumer<String> lost;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("lease").daemon().unstarted(this::ask);

    private Optional<LeaseView> view = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();
    private volatile long asked;

    /**
     * @param identity differs from that of any other process
     * @param leadership is renewed with the Lease
     * @param clock nanoseconds, only growing; that of the leadership
     * @param lost is told, once, who leads since this process does no more; nothing is asked for from then on
     */
    public LeaderElection(
            LeaseStore store,
            String identity,
            LeaseTiming timing,
            Leadership leadership,
            LongSupplier clock,
            Consumer<String> lost) {
        this.store = store;
        this.identity = identity;
        this.timing = timing;
        this.leadership = leadership;
        this.clock = clock;
        this.lost = lost;
    }

    public LeaderElection start() {
        asked = clock.getAsLong();
        thread.start();
        return this;
    }

    /** Is done when this process is the first to lead. */
    public CompletableFuture<Void> won() {
        return won;
    }

    /** Why the Lease could not be asked for the last time. */
    public Optional<String> failure() {
        return failure;
    }

    /**
     * How often this process could not renew in time, and then had the Lease again: what it has seen of the
     * API server in between may be of connections that nobody has told it are dead.
     */
    public long lapses() {
        return lapses.get();
    }

    /** Whether it goes on asking, as it should until it is closed. */
    public boolean isAlive() {
        return closed.getCount() == 0
                || (thread.isAlive()
                        && clock.getAsLong() - asked
                                < timing.term().multipliedBy(STUCK).toNanos());
    }

    /** Stops writing, and then lets others take over at once. What is to be written by then must have been. */
    @Override
    public void close() {
        closed.countDown();
        awaitThread();
        leadership.resign();
        try {
            store.read()
                    .filter(lease ->
                            LeaseView.of(lease, view, clock.getAsLong()).isHeldBy(identity))
                    .ifPresent(store::release);
        } catch (KubernetesClientException e) {
            LOG.warn(
                    "Cannot release the lease, others will take over in {} s: {}",
                    timing.term().toSeconds(),
                    e.getMessage());
        }
    }

    private void awaitThread() {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            do {
                tryOnce();
            } while (!closed.await(period().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration period() {
        return leadership.isHeld() ? timing.renewal() : timing.look();
    }

    void tryOnce() {
        try {
            askOnce();
            failure = Optional.empty();
        } catch (KubernetesClientException e) {
            // Somebody else was faster: the next look tells who.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                failed(reason(e));
            }
        } catch (RuntimeException e) {
            failed(e.toString());
        }
    }

    /** What the API server says, or the innermost that says something. */
    private static String reason(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null) {
            return e.getStatus().getMessage();
        }
        Throwable inner = e;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return Objects.requireNonNullElse(inner.getMessage(), inner.getClass().getSimpleName());
    }

    private void failed(String why) {
        String said = "cannot ask for the lease: " + why;
        if (failure.isEmpty()) {
            LOG.warn("{}", said);
        }
        failure = Optional.of(said);
    }

    private void askOnce() {
        Leadership.Moment begin = leadership.now();
        asked = clock.getAsLong();
        Optional<Lease> lease = store.read();
        long now = clock.getAsLong();
        Optional<LeaseView> before = view;
        view = lease.map(found -> LeaseView.of(found, before, now)).or(() -> before.map(known -> known.gone(now)));
        if (view.isEmpty() || isOwn(lease) || view.get().isFree(now)) {
            take(lease);
            lead(begin);
        } else if (won.isDone() && !view.get().isHeldBy(identity)) {
            leadership.resign();
            closed.countDown();
            lost.accept(view.get().holder().orElse("nobody"));
        }
    }

    /** Of one that somebody has deleted, only who still leads can tell. */
    private boolean isOwn(Optional<Lease> lease) {
        return view.filter(known -> known.isHeldBy(identity)).isPresent() && (lease.isPresent() || leadership.isHeld());
    }

    private void take(Optional<Lease> lease) {
        if (lease.isPresent()) {
            store.hold(lease.get(), identity, timing.term());
        } else {
            store.create(identity, timing.term());
        }
    }

    private void lead(Leadership.Moment begin) {
        boolean lapsed = !leadership.isHeld();
        leadership.renew(begin);
        if (won.complete(null)) {
            LOG.info("{} leads", identity);
        } else if (lapsed) {
            lapses.incrementAndGet();
            LOG.warn("The lease was not renewed in time, and is held again");
        }
    }
}
