package io.geotraffic.agent;

import io.geotraffic.agent.metrics.AgentMetrics;
import io.geotraffic.agent.metrics.CountryPage;
import io.geotraffic.agent.metrics.Settings;
import io.geotraffic.agent.options.AgentOptions;
import io.geotraffic.geoip.DatabaseFile;
import io.geotraffic.http.WebOptions;
import io.geotraffic.http.WebServer;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts, and tells by HTTP what was counted, until it is told to end. */
final class Exporter {
    private final AgentOptions options;
    private final Settings settings;
    private final Log log;
    private final Progress progress;

    Exporter(AgentOptions options, Version version) {
        this.options = options;
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
        DatabaseFile file = new DatabaseFile(options.geoipDb(), log::warn);
        DatabaseWatch database = new DatabaseWatch(file, log);
        Thread.ofPlatform().name("database").daemon().start(database);
        try (Monitor monitor = new Monitor(options, file, progress, log)) {
            // Or what the first poll finds would have no country for ever.
            database.awaitFirstLook();
            monitor.poll();
            try (WebServer server = serve(monitor, database)) {
                log.info("Listening on " + server.addressText());
                pollUntil(stop, monitor);
            }
        }
    }

    private WebServer serve(Monitor monitor, DatabaseWatch database) throws IOException {
        return WebServer.start(
                new WebOptions(options.listenAddress(), options.metricsPath(), options.webConfigFile()),
                () -> metrics(database),
                progress::delay,
                () -> gap(monitor),
                () -> CountryPage.of(
                        progress.snapshot(), database.state(), settings, options.metricsPath(), gap(monitor)),
                log::warn);
    }

    private Optional<String> gap(Monitor monitor) {
        return monitor.coverage().gap().or(progress::failure);
    }

    private MetricSnapshots metrics(DatabaseWatch database) {
        return AgentMetrics.of(progress.snapshot(), settings, database.state(), ProcessFiles.read());
    }

    /** At the pace asked for; a poll that takes longer is followed by the next one at once, and never by two. */
    private void pollUntil(CountDownLatch stop, Monitor monitor) throws InterruptedException {
        long interval = options.pollInterval().toNanos();
        long due = System.nanoTime() + interval;
        while (!stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            monitor.poll();
            due = Math.max(due + interval, System.nanoTime());
        }
    }
}
