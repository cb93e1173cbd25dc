package io.geotraffic.operator.reconciler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import io.geotraffic.operator.api.v1alpha1.Scheme;
import io.geotraffic.operator.status.AgentState;
import io.geotraffic.operator.status.NodeReason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class ReadinessQuestionTest {
    private static final String REASON = "no interface is counted: none that there is matches --interfaces";
    private static final String SCHEME_HINT = "; is spec.agent.webConfig.scheme right?";
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");

    private final ReadinessQuestion question = new ReadinessQuestion();

    private CompletableFuture<AgentState.Uncounted> begin(Scheme scheme, TestAgent agent) {
        return question.ask(scheme, agent.address(), agent.port());
    }

    private AgentState.Uncounted ask(TestAgent agent) {
        return begin(Scheme.HTTP, agent).join();
    }

    private static AgentState.Uncounted starting(String message) {
        return new AgentState.Uncounted(NodeReason.STARTING, message);
    }

    private static AgentState.Uncounted notReady(String message) {
        return new AgentState.Uncounted(NodeReason.NOT_READY, message);
    }

    @Test
    void anAgentSaysWhy() throws IOException {
        try (TestAgent agent = TestAgent.answering(503, REASON + "\n")) {
            assertEquals(notReady(REASON), ask(agent));
        }
    }

    @Test
    void anAgentHasBecomeReadyMeanwhile() throws IOException {
        try (TestAgent agent = TestAgent.answering(200, "ok\n")) {
            assertEquals(starting("it is ready, and its kubelet is about to notice"), ask(agent));
        }
    }

    @Test
    void asksForReadinessAlone() throws IOException {
        AtomicReference<String> asked = new AtomicReference<>("");
        HttpHandler handler = exchange -> {
            asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            TestAgent.answer(503, REASON).handle(exchange);
        };
        try (TestAgent agent = TestAgent.at(LOCAL, handler)) {
            ask(agent);
        }
        assertEquals("GET /readyz", asked.get());
    }

    @Test
    void anAddressMayBeIpv6() throws IOException {
        try (TestAgent agent = TestAgent.at(InetAddress.ofLiteral("::1"), TestAgent.answer(503, REASON))) {
            assertEquals(notReady(REASON), ask(agent));
        } catch (BindException e) {
            Assumptions.abort("no IPv6 here");
        }
    }

    /** Whatever it is that answers there: a message is one line, and says something. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "<html>\n<body>\n\n<h1>Not here</h1>\r\n</body>\n</html>"})
    void anAnswerBecomesOneLine(String body) throws IOException {
        try (TestAgent agent = TestAgent.answering(503, body)) {
            AgentState.Uncounted state = ask(agent);
            assertEquals(NodeReason.NOT_READY, state.reason());
            assertEquals(1, state.message().lines().count(), state.message());
            assertFalse(state.message().isBlank());
        }
    }

    /** Another process of the node may have the port. */
    @ParameterizedTest
    @ValueSource(ints = {302, 401, 404, 500})
    void whatIsNoAgentIsToldByItsStatus(int status) throws IOException {
        try (TestAgent agent = TestAgent.answering(status, "gone fishing")) {
            AgentState.Uncounted state = ask(agent);
            assertEquals(NodeReason.NOT_READY, state.reason());
            assertTrue(state.message().contains("" + status), state.message());
        }
    }

    @Test
    void aLongAnswerIsAnAnswer() throws IOException {
        try (TestAgent agent = TestAgent.answering(503, "word ".repeat(10_000))) {
            AgentState.Uncounted state = ask(agent);
            assertEquals(NodeReason.NOT_READY, state.reason());
            assertTrue(state.message().length() <= 1024, state.message());
            assertFalse(state.message().contains("scheme"), state.message());
        }
    }

    /** All at once, for each takes its time: no answer, one that trickles and one without end. */
    @Test
    void whatIsSlowIsNotWaitedFor() throws IOException {
        HttpHandler silent = _ -> sleep(10_000);
        HttpHandler trickling = exchange -> {
            exchange.sendResponseHeaders(503, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write('x');
                    out.flush();
                    sleep(100);
                }
            }
        };
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(503, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100_000; i++) {
                    out.write("no end ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
                }
            }
        };
        long start = System.nanoTime();
        try (TestAgent one = TestAgent.at(LOCAL, silent);
                TestAgent two = TestAgent.at(LOCAL, trickling);
                TestAgent three = TestAgent.at(LOCAL, endless)) {
            CompletableFuture<AgentState.Uncounted> first = begin(Scheme.HTTP, one);
            CompletableFuture<AgentState.Uncounted> second = begin(Scheme.HTTP, two);
            CompletableFuture<AgentState.Uncounted> third = begin(Scheme.HTTP, three);

            String said = first.join().message();
            assertEquals(NodeReason.NOT_READY, first.join().reason());
            assertTrue(
                    said.startsWith("the agent does not answer at http://127.0.0.1:%d/readyz (request timed out)"
                            .formatted(one.port())),
                    said);
            assertFalse(said.contains("scheme"), "it is not to blame");
            assertEquals(notReady(first.join().message().replace(":" + one.port(), ":" + two.port())), second.join());
            assertEquals(NodeReason.NOT_READY, third.join().reason());
            assertTrue(third.join().message().length() <= 1024);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(6)) < 0, took::toString);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port = closedPort();
        assertEquals(
                notReady("the agent does not answer at http://127.0.0.1:%d/readyz (no connection)".formatted(port)),
                question.ask(Scheme.HTTP, "127.0.0.1", port).join());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOCAL)) {
            return socket.getLocalPort();
        }
    }

    /** As a kubelet asks: whoever signed the certificate, and whatever name it is for. */
    @Test
    void takesAnyCertificate(@TempDir Path directory) throws Exception {
        try (TestAgent agent = TestAgent.overTls(TestAgent.ownCertificate(directory), 503, REASON)) {
            assertEquals(notReady(REASON), begin(Scheme.HTTPS, agent).join());

            AgentState.Uncounted plain = ask(agent);
            assertEquals(NodeReason.NOT_READY, plain.reason());
            assertTrue(
                    plain.message()
                            .startsWith("the agent does not answer at http://127.0.0.1:%d/readyz ("
                                    .formatted(agent.port())),
                    plain.message());
            assertTrue(plain.message().endsWith(")" + SCHEME_HINT), plain.message());
            assertTrue(plain.message().chars().noneMatch(Character::isISOControl), "bytes of TLS are no text");
        }
    }

    @Test
    void anAgentWithoutTlsIsNotAskedByTls() throws IOException {
        try (TestAgent agent = TestAgent.answering(503, REASON)) {
            AgentState.Uncounted state = begin(Scheme.HTTPS, agent).join();
            assertEquals(NodeReason.NOT_READY, state.reason());
            assertTrue(
                    state.message()
                            .startsWith("the agent does not answer at https://127.0.0.1:%d/readyz ("
                                    .formatted(agent.port())),
                    state.message());
            assertTrue(state.message().endsWith(")" + SCHEME_HINT), state.message());
        }
    }

    /** A kubelet may tell of a container before it tells of its own address: that is no failure. */
    @Test
    void anAgentWithoutAnAddressIsNotAsked() {
        assertEquals(
                starting("its kubelet has yet to tell its address"),
                question.ask(Scheme.HTTP, "", 10_479).join());
    }
}
