package io.geotraffic.http;

import com.sun.net.httpserver.HttpServer;
import io.geotraffic.http.exposition.Exposition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Serves the metrics, {@code /healthz}, {@code /readyz} and a page for people with its files, over HTTP or TLS.
 *
 * <p>The JVM lives on until it is closed.
 */
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final List<String> OWN_PATHS = List.of("/", "/healthz", "/readyz");

    private static final String ASSETS = "/assets/";

    private final String host;
    private final HttpServer server;
    private final RequestThreads threads;

    private WebServer(String host, HttpServer server, RequestThreads threads) {
        this.host = host;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Listens. Once this returns, requests are answered.
     *
     * @param metrics writes them; asked by any thread, one at a time, at most once a second for each format
     * @param page asked by any thread, one at a time, at most once a second
     * @param log is told what failed within requests, and what became of a changed web configuration file
     * @throws WebException if the address, the path or the web configuration file cannot be used
     */
    public static WebServer start(
            WebOptions options, Consumer<Exposition> metrics, Probe health, Probe readiness, Page page, ServerLog log)
            throws WebException {
        return start(options, Limits.USUAL, System::nanoTime, metrics, health, readiness, page, log);
    }

    /**
     * Of requests at work. One whose client does not read holds about 50 kB, and 250 kB over TLS, so that
     * all of them together fit a heap of 32 MB. Over TLS they also come more slowly.
     *
     * @param requests at a time
     * @param requestsOverTls at a time, if there is TLS
     * @param time that a request may take, until the last byte was written
     */
    record Limits(int requests, int requestsOverTls, Duration time) {
        static final Limits USUAL = new Limits(128, 48, Duration.ofSeconds(10));
    }

    static WebServer start(
            WebOptions options,
            Limits limits,
            LongSupplier clock,
            Consumer<Exposition> metrics,
            Probe health,
            Probe readiness,
            Page page,
            ServerLog log)
            throws WebException {
        checkMetricsPath(options.metricsPath(), page);
        Supplier<WebConfig> config = options.webConfigFile().isPresent()
                ? new WebConfigFile(options.webConfigFile().get(), log, clock)
                : () -> WebConfig.NONE;
        FailureLog failures = new FailureLog(log, clock);
        Map<String, Router.Route> routes = new HashMap<>();
        routes.put("/healthz", new Router.Route(true, request -> answer(health)));
        routes.put("/readyz", new Router.Route(true, request -> answer(readiness)));
        SharedAnswers<Coding> pages = new SharedAnswers<>("the page", new PageAnswers(page)::render, failures, clock);
        routes.put("/", new Router.Route(false, request -> pages.get(Coding.of(request))));
        AssetAnswers assets = new AssetAnswers(page.assets());
        for (String name : page.assets().names()) {
            routes.put(ASSETS + name, new Router.Route(false, request -> assets.get(name, request)));
        }
        SharedAnswers<Variant> variants =
                new SharedAnswers<>("the metrics", new MetricsPages(metrics)::render, failures, clock);
        routes.put(options.metricsPath(), new Router.Route(false, request -> variants.get(Variant.of(request))));
        HttpServer server = listen(options.listenAddress(), config);
        RequestThreads threads = new RequestThreads(
                config.get().tls().isPresent() ? limits.requestsOverTls() : limits.requests(), limits.time());
        server.setExecutor(threads);
        server.createContext("/", new Router(routes, config, threads, failures));
        server.start();
        return new WebServer(options.listenAddress().getHostString(), server, threads);
    }

    private static void checkMetricsPath(String path, Page page) throws WebException {
        boolean hasFiles = !page.assets().names().isEmpty();
        if (!path.startsWith("/") || OWN_PATHS.contains(path) || (hasFiles && path.startsWith(ASSETS))) {
            throw new WebException("metrics path %s: allowed is a path that begins with / and is none of %s"
                    .formatted(path, String.join(", ", OWN_PATHS) + (hasFiles ? ", " + ASSETS + "..." : "")));
        }
    }

    private static HttpServer listen(InetSocketAddress address, Supplier<WebConfig> config) throws WebException {
        ServerLimits.apply();
        try {
            return config.get().tls().isPresent()
                    ? TlsListener.create(
                            address, BACKLOG, () -> config.get().tls().orElseThrow())
                    : HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            String message =
                    "cannot listen on %s: %s".formatted(text(address.getHostString(), address.getPort()), Lines.of(e));
            // errno(3): Java has one exception for this and for an address that is not of this host.
            throw message.endsWith("Address already in use")
                    ? new AddressInUseException(message, e)
                    : new WebException(message, e);
        }
    }

    /** As it is typed: {@code 0.0.0.0:10479}, {@code [::1]:10479}. */
    private static String text(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static Answer answer(Probe probe) {
        return probe.failure().map(reason -> Answer.line(503, reason)).orElseGet(() -> Answer.line(200, "ok"));
    }

    /** Where it listens: the port is the one taken if 0 was asked for. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** The same for people: the host as it was given. */
    public String addressText() {
        return text(host, address().getPort());
    }

    int requestsAtWork() {
        return threads.atWork();
    }

    /** Stops listening. Requests at work have half a second to end. */
    @Override
    public void close() {
        threads.close();
        server.stop(0);
    }
}
