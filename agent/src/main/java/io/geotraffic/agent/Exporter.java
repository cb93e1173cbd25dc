package io.geotraffic.agent;

import io.geotraffic.agent.metrics.AgentMetrics;
import io.geotraffic.agent.metrics.Settings;
import io.geotraffic.agent.options.AgentOptions;
import io.geotraffic.agent.page.CountryPage;
import io.geotraffic.agent.page.PageFiles;
import io.geotraffic.geoip.DatabaseFile;
import io.geotraffic.http.Assets;
import io.geotraffic.http.Page;
import io.geotraffic.http.WebOptions;
import io.geotraffic.http.WebServer;
import io.geotraffic.http.exposition.Exposition;
import io.geotraffic.http.process.ProcessFiles;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Counts, and tells by HTTP what was counted, until it is told to end. */
final class Exporter {
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
                Page.with(new Assets(PageFiles.class, PageFiles.ALL), () -> page(database)),
                log);
    }

    private String page(DatabaseWatch database) {
        return CountryPage.of(progress.snapshot(), database.state(), settings, options.metricsPath(), gap());
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

    private void pollUntil(CountDownLatch stop, Monitor monitor) throws InterruptedException {
        PollPace pace = new PollPace(options.pollInterval(), System.nanoTime());
        while (!stop.await(pace.patience(System.nanoTime()), TimeUnit.NANOSECONDS)) {
            long begin = System.nanoTime();
            if (pace.isTime(begin, monitor::hasChanged)) {
                monitor.poll();
                pace.polled(begin, System.nanoTime());
            }
        }
    }
}
