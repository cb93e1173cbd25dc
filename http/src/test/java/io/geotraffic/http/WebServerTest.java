package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebServerTest {
    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void servesTheMetrics() throws IOException {
        Client.Reply reply = served.start().get("/metrics");

        assertEquals(200, reply.status());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", reply.headers().get("Content-Type"));
        assertTrue(reply.body().contains("bytes_total{interface=\"eth0\"} 7\n"), reply.body());
    }

    @Test
    void compressesForThoseWhoAcceptIt() throws IOException {
        Client.Reply reply = served.start().get("/metrics", "Accept-Encoding: br, gzip");

        assertEquals("gzip", reply.headers().get("Content-Encoding"));
        assertTrue(reply.body().contains("bytes_total{interface=\"eth0\"} 7\n"), reply.body());
    }

    @Test
    void answersOpenMetricsToPrometheusThatWouldRatherHaveProtobuf() throws IOException {
        Client.Reply reply = served.start()
                .get(
                        "/metrics",
                        "Accept: application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                                + "encoding=delimited;q=0.6,application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;"
                                + "q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;"
                                + "escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1");

        assertEquals(200, reply.status());
        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                reply.headers().get("Content-Type"));
        assertTrue(reply.body().endsWith("# EOF\n"), reply.body());
    }

    @Test
    void compressesThePageToo() throws IOException {
        Client.Reply reply = served.start().get("/", "Accept-Encoding: gzip");

        assertEquals("gzip", reply.headers().get("Content-Encoding"));
        assertEquals("Accept-Encoding", reply.headers().get("Vary"));
        assertEquals("<h1>traffic</h1>", reply.body());
    }

    @Test
    void ignoresQueries() throws IOException {
        assertTrue(served.start().get("/metrics?name[]=none").body().contains("bytes_total"));
    }

    @Test
    void tellsThatAllIsWell() throws IOException {
        served.start();
        for (String path : List.of("/healthz", "/readyz")) {
            assertEquals(200, served.get(path).status());
            assertEquals("ok\n", served.get(path).body());
        }
    }

    @Test
    void tellsInOneLineWhatIsNot() throws IOException {
        served.health = () -> Optional.of("the poll is late");
        served.readiness = () -> Optional.of("eth0:\n  not attached");
        served.start();

        assertEquals(503, served.get("/healthz").status());
        assertEquals("the poll is late\n", served.get("/healthz").body());
        assertEquals("eth0: not attached\n", served.get("/readyz").body());
        assertEquals(
                "text/plain; charset=utf-8", served.get("/readyz").headers().get("Content-Type"));
    }

    @Test
    void servesAPageThatMayDoNothing() throws IOException {
        Client.Reply reply = served.start().get("/");

        assertEquals("<h1>traffic</h1>", reply.body());
        assertEquals("text/html; charset=utf-8", reply.headers().get("Content-Type"));
        assertEquals(
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                reply.headers().get("Content-Security-Policy"));
        assertEquals("nosniff", reply.headers().get("X-Content-Type-Options"));
        assertEquals("no-store", reply.headers().get("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics/", "/metricsx", "/healthz/x", "/index.html"})
    void hasNothingUnderOtherPaths(String path) throws IOException {
        assertEquals(404, served.start().get(path).status());
    }

    @ParameterizedTest
    @CsvSource({"POST,/metrics", "PUT,/", "DELETE,/healthz", "OPTIONS,/readyz", "BREW,/metrics"})
    void refusesOtherMethods(String method, String path) throws IOException {
        served.start();
        try (Client client = Client.of(served.address())) {
            Client.Reply reply = client.ask(method, path);

            assertEquals(405, reply.status());
            assertEquals("GET, HEAD", reply.headers().get("Allow"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/healthz", "/"})
    void answersHeadWithTheHeadersOfGet(String path) throws IOException {
        served.start();
        try (Client client = Client.of(served.address())) {
            Client.Reply head = client.ask("HEAD", path);
            Client.Reply get = client.ask("GET", path); // on the same connection: so HEAD had no body

            assertEquals(200, head.status());
            head.headers().remove("date");
            get.headers().remove("date");
            assertEquals(get.headers(), head.headers());
        }
    }

    @Test
    void answersManyRequestsOnOneConnection() throws IOException {
        served.start();
        try (Client client = Client.of(served.address())) {
            for (int i = 0; i < 3; i++) {
                assertEquals(200, client.ask("GET", "/metrics").status());
                assertEquals(404, client.ask("GET", "/none").status());
            }
        }
    }

    @Test
    void answersWhenMetricsFailAndLogsOnce() throws IOException {
        served.metrics = _ -> {
            throw new IllegalStateException("no\nmetrics");
        };
        served.start();

        assertEquals(500, served.get("/metrics").status());
        assertEquals(
                "cannot render the metrics, the log says why\n",
                served.get("/metrics").body());
        assertEquals(List.of("warn cannot render the metrics: no metrics"), served.log.all);
    }

    @Test
    void answersWhenProbesFailWithErrors() throws IOException {
        served.health = () -> {
            throw new StackOverflowError();
        };
        served.start();

        assertEquals(500, served.get("/healthz").status());
        assertEquals(List.of("warn cannot answer /healthz: StackOverflowError"), served.log.all);
        assertEquals(200, served.get("/readyz").status());
    }

    @Test
    void namesAnAddressThatIsTaken() throws IOException {
        served.start();
        WebException refused = assertThrows(
                AddressInUseException.class,
                () -> start(served.address(), "/metrics").close());
        assertEquals(
                "cannot listen on %s:%d: Address already in use"
                        .formatted(
                                served.address().getHostString(),
                                served.address().getPort()),
                refused.getMessage());
    }

    @Test
    void namesAnAddressThatIsNone() {
        InetSocketAddress address = InetSocketAddress.createUnresolved("no.such.host.invalid", 10479);
        WebException refused = assertThrows(
                WebException.class, () -> start(address, "/metrics").close());
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("cannot listen on no.such.host.invalid:10479: "),
                refused::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthz", "/readyz", "metrics", ""})
    void refusesMetricsPathsThatAreNone(String path) {
        WebException refused = assertThrows(
                WebException.class, () -> start(Served.anyPort(), path).close());
        assertEquals(
                "metrics path " + path + ": allowed is a path that begins with / and is none of /, /healthz, /readyz",
                refused.getMessage());
    }

    @Test
    void endsConnectionsWhenItIsClosed() throws IOException {
        served.start();
        try (Client client = Client.of(served.address())) {
            assertEquals(200, client.ask("GET", "/healthz").status());
            served.close();
            assertEquals(-1, client.read());
        }
        assertThrows(IOException.class, () -> served.get("/healthz"));
    }

    private static WebServer start(InetSocketAddress address, String path) throws WebException {
        return WebServer.start(
                new WebOptions(address, path, Optional.empty()),
                _ -> {},
                Optional::empty,
                Optional::empty,
                () -> "",
                new LogLines());
    }
}
