package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.http.WebServer.Limits;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that mean harm, and honest ones among them. */
final class SlowClientsTest {
    /** More than the kernel takes for a client that does not read. */
    private static final int PAGE = 6 << 20;

    private static final String REQUEST = "GET /metrics HTTP/1.1\r\nHost: test\r\n\r\n";

    private final Served served = new Served();
    private final List<Socket> attackers = new ArrayList<>();

    SlowClientsTest() {
        String label = "x".repeat(PAGE);
        served.metrics = out -> out.counters("bytes", "All of them.").sample(7, "interface", label);
        served.limits = new Limits(16, 8, Duration.ofSeconds(2));
    }

    @AfterEach
    void close() throws IOException {
        for (Socket attacker : attackers) {
            attacker.close();
        }
        served.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        attackers.add(socket);
        socket.setReceiveBufferSize(256 * 1024); // fixed, so that it does not grow
        socket.setSoTimeout(10_000);
        socket.connect(served.address());
        return socket;
    }

    private void attackBy(SSLContext context) throws IOException {
        Socket socket = connect();
        SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), false);
        try {
            tls.startHandshake();
            say(tls, REQUEST);
        } catch (IOException e) {
            // On a busy machine the server's limit of a second may be over by now.
            attackers.remove(socket);
            socket.close();
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads what there is up to the end, which comes before the page's. */
    private static void assertCutOff(Socket socket) throws IOException {
        long bytes = Client.readToEnd(socket.getInputStream());
        assertTrue(bytes < PAGE, () -> bytes + " bytes");
    }

    @Test
    void honestClientsAreServedAmongThoseThatDoNotRead() throws IOException, InterruptedException {
        served.start();
        for (int i = 0; i < 60; i++) {
            say(connect(), REQUEST);
            if (i % 20 == 19) {
                assertEquals(
                        200, served.get("/metrics", "Accept-Encoding: gzip").status());
                assertTrue(served.get("/metrics").body().length() > PAGE);
                assertEquals(200, served.get("/healthz").status());
            }
        }
        served.awaitLimitOfTime();
        for (Socket attacker : attackers) {
            assertCutOff(attacker);
        }
    }

    @Test
    void overTlsToo(@TempDir Path path) throws IOException, InterruptedException {
        ConfigFolder folder = new ConfigFolder(path).with("ec.pem", "ec.key");
        served.config =
                Optional.of(folder.write("web.yml", "tls_server_config: {cert_file: ec.pem, key_file: ec.key}"));
        served.start();
        SSLContext context = ConfigFolder.client();
        for (int i = 0; i < 20; i++) {
            attackBy(context);
        }
        try (Client honest = Client.of(served.address(), context)) {
            assertTrue(honest.ask("GET", "/metrics").body().length() > PAGE);
        }
        served.awaitLimitOfTime();
        for (Socket attacker : attackers) {
            assertCutOff(attacker);
        }
    }

    @Test
    void clientsThatDoNotFinishTheirRequestsAreCutOff() throws IOException {
        served.start();
        for (String begun :
                List.of("", "G", "GET /metrics HTTP/1.1\r\nHost", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx")) {
            Socket socket = connect();
            say(socket, begun);
        }
        for (Socket attacker : attackers) {
            assertCutOff(attacker);
        }
        assertEquals(200, served.get("/healthz").status());
    }

    @Test
    void endlessHeadersAreCutOff() throws IOException {
        served.start();
        Socket socket = connect();
        say(socket, "GET /metrics HTTP/1.1\r\nX: " + "x".repeat(32 * 1024));
        assertCutOff(socket);
        assertEquals(200, served.get("/healthz").status());
    }
}
