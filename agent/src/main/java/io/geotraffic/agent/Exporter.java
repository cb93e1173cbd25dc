package io.geotraffic.agent;

import io.geotraffic.agent.metrics.AgentMetrics;
import io.geotraffic.agent.metrics.CountryPage;
import io.geotraffic.agent.metrics.Settings;
import io.geotraffic.agent.options.AgentOptions;
import io.geotraffic.geoip.DatabaseFile;
import io.geotraffic.http.WebOptions;
import io.geotraffic.http.WebServer;
import io.geotraffic.http.exposition.Exposition;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Counts, and tells by HTTP what was counted, until it is told to end. */
final class Exporter {
    /** Until it is looked whether what is counted has changed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** How many times as long as a poll took there is none before its time: those of large maps take long. */
    private static final int PAUSE = 20;

    private final AgentOptions options;
    private final Version version;
    private final Settings settings;
    private final Log log;
    private final Progress progress;
    private volatile Supplier<Coverage> coverage = () -> Coverage.UNKNOWN;

    Exporter(AgentOptions options, Version version) {
        this.options = options;
        this.version = version;
        this.settings = new Settings(
                version.version(),
                version.revision(),
                options.mapMaxEntries(),
                options.pollInterval(),
                options.flowBatchSize());
        this.log = new Log(options.logLevel(), System.err, InstantSource.system());
        this.progress = new Progress(options.pollInterval(), System::nanoTime);
    }

    void run(CountDownLatch stop) throws IOException, InterruptedException {
        log.info(version + " starts");
        DatabaseFile file = new DatabaseFile(options.geoipDb(), log::warn);
        DatabaseWatch database = new DatabaseWatch(file, log);
        Thread.ofPlatform().name("database").daemon().start(database);
        // Before the kernel is asked for anything: a large map takes it seconds, and what is wrong with
        // the server is better known before.
        try (WebServer server = serve(database)) {
            log.info("Listening on " + server.addressText());
            try (Monitor monitor = new Monitor(options, file, progress, log)) {
                coverage = monitor::coverage;
                // Or what the first poll finds would have no country for ever.
                awaitOr(stop, database::hasLooked);
                awaitOr(stop, monitor::hasTried);
                monitor.poll();
                pollUntil(stop, monitor);
                log.info("Told to end");
            }
        }
    }

    private WebServer serve(DatabaseWatch database) throws IOException {
        return WebServer.start(
                new WebOptions(options.listenAddress(), options.metricsPath(), options.webConfigFile()),
                out -> writeMetrics(database, out),
                progress::delay,
                this::gap,
                () -> CountryPage.of(progress.snapshot(), database.state(), settings, options.metricsPath(), gap()),
                log);
    }

    private Optional<String> gap() {
        return coverage.get().gap().or(progress::failure);
    }

    private void writeMetrics(DatabaseWatch database, Exposition out) {
        AgentMetrics.write(progress.snapshot(), settings, database.state(), ProcessFiles.read(), out);
    }

    private static void awaitOr(CountDownLatch stop, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean() && !stop.await(2, TimeUnit.MILLISECONDS)) {
            // Neither yet.
        }
    }

    /**
     * At the pace asked for; a poll that takes longer is followed by the next one at once, and never by two.
     * What is counted may change in between, and nobody should have to wait minutes to be told.
     */
    private void pollUntil(CountDownLatch stop, Monitor monitor) throws InterruptedException {
        long interval = options.pollInterval().toNanos();
        long due = System.nanoTime() + interval;
        long soonest = System.nanoTime();
        while (!stop.await(Math.min(due - System.nanoTime(), LONGEST_WAIT.toNanos()), TimeUnit.NANOSECONDS)) {
            long begin = System.nanoTime();
            boolean isDue = due - begin <= 0;
            if (isDue || (soonest - begin <= 0 && monitor.hasChanged())) {
                monitor.poll();
                long end = System.nanoTime();
                soonest = end + PAUSE * (end - begin);
                due = isDue ? Math.max(due + interval, end) : due;
            }
        }
    }
}
