package io.geotraffic.agent;

import io.geotraffic.agent.netif.InterfaceSelector;
import io.geotraffic.agent.netif.Network;
import io.geotraffic.agent.netif.RouteEvents;
import io.geotraffic.agent.netif.RouteQueries;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows the node's interfaces: observes whenever the kernel tells of a change and now and then
 * without, and reconciles. Others read {@link #coverage} at any time.
 */
final class InterfaceWatch implements Runnable, AutoCloseable {
    /** When to look again for routes, though no event told of them. */
    private static final Duration ROUTES_PERIOD = Duration.ofMinutes(1);

    /** How long to leave the kernel alone after it could not be asked, or has refused. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RouteEvents events;
    private final RouteQueries queries;
    private final InterfaceSelector selector;
    private final InterfaceReconciler reconciler;
    private final Duration usualPeriod;
    private final Log log;

    /** What the kernel told of and was not reconciled yet. */
    private final Set<Integer> removed = new HashSet<>();

    private volatile Coverage coverage = Coverage.UNKNOWN;
    private volatile boolean stopped;
    private boolean toldNothing;
    private volatile boolean tried;

    /** Shorter while something that should be counted is not. */
    private Duration period;

    /** In ns of the JVM's clock. */
    private long nextLook = System.nanoTime();

    private long nextRoutes = System.nanoTime();
    private Set<Integer> defaultRoutes = Set.of();

    /** @param period after which to look again, though nothing was told */
    InterfaceWatch(
            RouteEvents events,
            RouteQueries queries,
            InterfaceSelector selector,
            InterfaceReconciler reconciler,
            Duration period,
            Log log) {
        this.events = events;
        this.queries = queries;
        this.selector = selector;
        this.reconciler = reconciler;
        this.usualPeriod = period;
        this.period = period;
        this.log = log;
    }

    Coverage coverage() {
        return coverage;
    }

    /** Observes and reconciles at once, and then until {@link #stop}. */
    @Override
    public void run() {
        try {
            look(true);
            tried = true;
            while (!stopped) {
                follow();
            }
        } catch (RuntimeException | Error e) {
            coverage = coverage.with("interfaces are not followed any more: " + e);
            throw e;
        } finally {
            tried = true;
        }
    }

    /** Whether it was tried to count all that there is. */
    boolean hasTried() {
        return tried;
    }

    /** An event of interest is answered at once, and anything else left to the next regular look. */
    private void follow() {
        try {
            long left = TimeUnit.NANOSECONDS.toMillis(nextLook - System.nanoTime());
            RouteEvents.Events told = events.await(Math.toIntExact(Math.max(0, left)));
            removed.addAll(told.removed());
            if (!stopped && (told.any() || nextLook - System.nanoTime() <= 0)) {
                look(told.any());
            }
        } catch (IOException e) {
            fail(e);
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    /** @param routes whether they may have changed: a table of them can be long */
    private void look(boolean routes) {
        try {
            long now = System.nanoTime();
            boolean withRoutes = selector.needsRoutes() && (routes || nextRoutes - now <= 0);
            Network observed = queries.observe(withRoutes);
            if (withRoutes) {
                defaultRoutes = observed.defaultRoutes();
                nextRoutes = now + ROUTES_PERIOD.toNanos();
            }
            reconcile(new Network(observed.links(), defaultRoutes));
            nextLook = System.nanoTime() + period.toNanos();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        log.warn(e.getMessage() + "; trying again");
        coverage = coverage.with(String.valueOf(e.getMessage()));
        nextRoutes = System.nanoTime();
        nextLook = System.nanoTime() + RETRY.toNanos();
    }

    private void reconcile(Network network) {
        coverage = reconciler.reconcile(selector.select(network), removed, now -> {
            coverage = now;
            return !stopped;
        });
        removed.clear();
        boolean retry = !coverage.problems().isEmpty() && RETRY.compareTo(usualPeriod) < 0;
        period = retry ? RETRY : usualPeriod;
        tellGap();
    }

    /** What cannot be attached to is told already. */
    private void tellGap() {
        boolean nothing = coverage.counted().isEmpty() && coverage.problems().isEmpty();
        if (nothing && !toldNothing) {
            coverage.gap().ifPresent(log::warn);
        }
        toldNothing = nothing;
    }

    /** From any thread. */
    void stop() throws IOException {
        stopped = true;
        events.wake();
    }

    /** After {@link #run} has ended: detaches everything. */
    @Override
    public void close() {
        reconciler.detachAll();
        events.close();
        queries.close();
    }
}
