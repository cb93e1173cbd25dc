package io.geotraffic.agent;

import io.geotraffic.agent.netif.InterfaceSelector;
import io.geotraffic.agent.netif.RouteEvents;
import io.geotraffic.agent.netif.RouteQueries;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows the node's interfaces: observes whenever the kernel tells of a change and now and then
 * without, and reconciles. Others read {@link #coverage} at any time.
 */
final class InterfaceWatch implements Runnable, AutoCloseable {
    /** How long to leave the kernel alone after it could not be asked. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RouteEvents events;
    private final RouteQueries queries;
    private final InterfaceSelector selector;
    private final InterfaceReconciler reconciler;
    private final int period;
    private final Log log;

    /** What the kernel told of and was not reconciled yet. */
    private final Set<Integer> removed = new HashSet<>();

    private volatile Coverage coverage = Coverage.UNKNOWN;
    private volatile boolean stopped;
    private boolean toldNothing;

    /** @param period milliseconds after which to look again, though nothing was told */
    InterfaceWatch(
            RouteEvents events,
            RouteQueries queries,
            InterfaceSelector selector,
            InterfaceReconciler reconciler,
            int period,
            Log log) {
        this.events = events;
        this.queries = queries;
        this.selector = selector;
        this.reconciler = reconciler;
        this.period = period;
        this.log = log;
    }

    Coverage coverage() {
        return coverage;
    }

    /** Until {@link #stop}. */
    @Override
    public void run() {
        while (!stopped) {
            try {
                follow();
            } catch (IOException e) {
                log.warn(e.getMessage() + "; trying again");
                coverage = coverage.with(String.valueOf(e.getMessage()));
                LockSupport.parkNanos(RETRY.toNanos());
            } catch (RuntimeException e) {
                coverage = coverage.with("interfaces are not followed any more: " + e);
                throw e;
            }
        }
    }

    private void follow() throws IOException {
        removed.addAll(events.await(period).removed());
        if (!stopped) {
            reconcile();
        }
    }

    void reconcile() throws IOException {
        coverage = reconciler.reconcile(selector.select(queries.observe(selector.needsRoutes())), removed);
        removed.clear();
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
