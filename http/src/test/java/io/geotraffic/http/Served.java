package io.geotraffic.http;

import io.geotraffic.http.WebServer.Limits;
import io.geotraffic.http.exposition.Exposition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A server to be tested, with all that it works with. Its clock stands still unless it is set. */
final class Served implements AutoCloseable {
    final LogLines log = new LogLines();
    final AtomicLong clock = new AtomicLong();

    Consumer<Exposition> metrics = out -> out.counters("bytes", "All of them.").sample(7, "interface", "eth0");
    Probe health = Optional::empty;
    Probe readiness = Optional::empty;
    Page page = () -> "<h1>traffic</h1>";
    String metricsPath = "/metrics";
    Limits limits = new Limits(64, 64, Duration.ofSeconds(10));
    Optional<Path> config = Optional.empty();

    private Optional<WebServer> server = Optional.empty();

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    Served start() throws WebException {
        server = Optional.of(WebServer.start(
                new WebOptions(anyPort(), metricsPath, config),
                limits,
                clock::get,
                out -> metrics.accept(out),
                () -> health.failure(),
                () -> readiness.failure(),
                Page.with(page.assets(), () -> page.html()),
                log));
        return this;
    }

    InetSocketAddress address() {
        return server.orElseThrow().address();
    }

    /** Waits until no request is at work. Those that end by themselves are done long before. */
    void awaitLimitOfTime() throws InterruptedException {
        while (server.orElseThrow().requestsAtWork() > 0) {
            Thread.sleep(10);
        }
    }

    Client.Reply get(String path, String... headers) throws IOException {
        return Client.get(address(), path, headers);
    }

    void passSeconds(long seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Override
    public void close() {
        server.ifPresent(WebServer::close);
    }
}
