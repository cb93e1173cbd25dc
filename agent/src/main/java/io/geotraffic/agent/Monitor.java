package io.geotraffic.agent;

import io.geotraffic.agent.bpf.DataPlane;
import io.geotraffic.agent.bpf.KernelRouteSocket;
import io.geotraffic.agent.flow.CountryTotals;
import io.geotraffic.agent.flow.InterfaceNumbers;
import io.geotraffic.agent.flow.PrefixAccounting;
import io.geotraffic.agent.metrics.Snapshot;
import io.geotraffic.agent.netif.InterfaceSelector;
import io.geotraffic.agent.netif.RouteEvents;
import io.geotraffic.agent.netif.RouteQueries;
import io.geotraffic.agent.options.AgentOptions;
import io.geotraffic.geoip.DatabaseFile;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Counts: brings the data plane, the interfaces, the countries and the polls together. One thread, the
 * caller's, polls; another one follows the interfaces.
 */
final class Monitor implements AutoCloseable {
    /** Each takes 112 bytes of kernel memory for each possible CPU, used or not. */
    private static final int MAXIMUM_INTERFACES = 1024;

    /** How often to look, at most, whether a program has been put in front of ours. */
    private static final Duration SHORTEST_WATCH = Duration.ofSeconds(5);

    private final DataPlane plane;
    private final InterfaceWatch watch;
    private final Thread watcher;
    private final RouteQueries queries;
    private final DatabaseFile database;
    private final DatabaseOrigins origins;
    private final Poller poller;
    private final Progress progress;
    private final GarbageLimit garbage = GarbageLimit.ofThisProcess();
    private final Log log;

    /** What the last poll that succeeded was of. */
    private Coverage polled = Coverage.UNKNOWN;

    /** Begins to count what there is. */
    Monitor(AgentOptions options, DatabaseFile database, Progress progress, Log log) throws IOException {
        this.database = database;
        this.progress = progress;
        this.log = log;
        requireHeap(options.mapMaxEntries(), Runtime.getRuntime().maxMemory());
        plane = DataPlane.load(options.mapMaxEntries(), options.flowBatchSize(), MAXIMUM_INTERFACES);
        queries = new RouteQueries(KernelRouteSocket.open(0));
        origins = new DatabaseOrigins(options.geoipCacheSize(), options.privateCountry());
        InterfaceNumbers numbers = new InterfaceNumbers(MAXIMUM_INTERFACES);
        PrefixAccounting accounting = new PrefixAccounting(plane, MAXIMUM_INTERFACES);
        CountryTotals totals = new CountryTotals(origins, MAXIMUM_INTERFACES);
        poller = new Poller(accounting, totals, numbers, queries, InstantSource.system());
        watch = watch(options, accounting, numbers);
        watcher = Thread.ofPlatform().name("interfaces").daemon().start(watch);
    }

    /** Or it would run until the map is full, and fail then. */
    static void requireHeap(int mapMaxEntries, long heapBytes) throws HeapTooSmallException {
        long needed = PrefixAccounting.heapBytes(mapMaxEntries);
        if (needed > heapBytes / 4 * 3) {
            throw new HeapTooSmallException(
                    "--map-max-entries %d: once it is full, following it takes %,d MB of heap, and all of the heap is %,d MB; ask for fewer entries, or give the JVM more by JDK_JAVA_OPTIONS=-Xmx..."
                            .formatted(mapMaxEntries, needed >> 20, heapBytes >> 20));
        }
    }

    private InterfaceWatch watch(AgentOptions options, PrefixAccounting accounting, InterfaceNumbers numbers)
            throws IOException {
        InterfaceSelector selector = new InterfaceSelector(options.interfaces(), options.excludeInterfaces());
        RouteEvents events = new RouteEvents(KernelRouteSocket.open(RouteEvents.groups(selector.needsRoutes())));
        RouteQueries own = new RouteQueries(KernelRouteSocket.open(0));
        InterfaceReconciler reconciler =
                new InterfaceReconciler(new KernelAttachments(plane, accounting, numbers, own), log);
        Duration period =
                options.pollInterval().compareTo(SHORTEST_WATCH) < 0 ? SHORTEST_WATCH : options.pollInterval();
        return new InterfaceWatch(events, own, selector, reconciler, period, log);
    }

    /** Whether it was tried to count all that there is. */
    boolean hasTried() {
        return watch.hasTried();
    }

    Coverage coverage() {
        return watch.coverage();
    }

    /** Whether something else is counted, or in another state, than at the last poll. */
    boolean hasChanged() {
        return !watch.coverage().isLike(polled);
    }

    void poll() {
        database.current().ifPresent(origins::use);
        try {
            Coverage coverage = watch.coverage();
            Snapshot snapshot = poller.poll(coverage);
            polled = coverage;
            progress.succeeded(snapshot);
            log.debug("Poll of " + snapshot.map().entries() + " prefixes and "
                    + snapshot.interfaces().size() + " interfaces");
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            progress.failed(reason);
            log.warn(reason + "; the next poll tries again");
        }
        garbage.check();
    }

    /** Detaches everything, and polls a last time: then nothing is in flight, and the account is exact. */
    @Override
    public void close() throws IOException {
        watch.stop();
        awaitWatcher();
        watch.close();
        poll();
        queries.close();
        plane.close();
    }

    private void awaitWatcher() {
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
