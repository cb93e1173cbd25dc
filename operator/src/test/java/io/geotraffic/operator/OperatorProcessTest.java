package io.geotraffic.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.geotraffic.http.WebOptions;
import io.geotraffic.operator.lab.MockApi;
import io.geotraffic.operator.lab.Wire;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All of it but the command line, with an API server that does as it is told. */
@Timeout(30)
final class OperatorProcessTest {
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger("io.geotraffic.operator"), Logger.getLogger("io.fabric8.kubernetes.client"));

    private final MockApi server = MockApi.remembering();
    private final Wire wire = new Wire(server.port());
    private final HttpClient http = HttpClient.newHttpClient();
    private final InetSocketAddress address = freeAddress();

    private Optional<OperatorProcess> process = Optional.empty();

    OperatorProcessTest() throws IOException {}

    @BeforeAll
    static void quiet() {
        LOGS.forEach(log -> log.setLevel(Level.OFF));
    }

    @AfterAll
    static void loud() {
        LOGS.forEach(log -> log.setLevel(null));
    }

    @AfterEach
    void close() throws IOException {
        process.ifPresent(OperatorProcess::stop);
        http.close();
        wire.close();
        server.close();
    }

    private static InetSocketAddress freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }
    }

    private OperatorProcess process(Optional<Path> webConfig, boolean leaderElection) {
        OperatorProcess made = new OperatorProcess(new OperatorOptions(
                () -> MockApi.config(wire.port()),
                new OperatorDefaults("geotraffic", "agent:1"),
                new WebOptions(address, "/metrics", webConfig),
                leaderElection));
        process = Optional.of(made);
        return made;
    }

    /** @return how it ends */
    private CompletableFuture<End> start(boolean leaderElection) {
        OperatorProcess made = process(Optional.empty(), leaderElection);
        CompletableFuture<End> end = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                end.complete(made.run());
            } catch (InterruptedException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private End stopped(CompletableFuture<End> end) throws Exception {
        process.orElseThrow().stop();
        return end(end);
    }

    private static End end(CompletableFuture<End> end) throws Exception {
        return end.get(10, TimeUnit.SECONDS);
    }

    private String get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return "no answer";
        }
    }

    private void await(String path, String part) throws InterruptedException {
        String answer = get(path);
        for (int i = 0; !answer.contains(part); i++) {
            assertTrue(i < 500, answer);
            Thread.sleep(20);
            answer = get(path);
        }
    }

    private Lease lease() {
        return Objects.requireNonNull(server.client()
                .leases()
                .inNamespace("geotraffic")
                .withName("geotraffic-operator")
                .get());
    }

    private static Lease leaseOf(String holder) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName("geotraffic-operator")
                .withNamespace("geotraffic")
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(3600)
                .endSpec()
                .build();
    }

    @Test
    void waitsForTheApiServerThenLeadsUntilAnotherDoes() throws Exception {
        wire.cut();
        CompletableFuture<End> end = start(true);
        await("/readyz", "503 http://localhost:" + wire.port() + "/ does not serve: ");
        assertEquals("200 ok\n", get("/healthz"));
        assertTrue(get("/").contains("Not ready: http://localhost:"));

        wire.mend();
        await("/metrics", "\ngeotraffic_operator_leader 1\n");
        assertEquals("200 ok\n", get("/readyz"));
        assertTrue(lease().getSpec().getHolderIdentity().matches("[^_]+_[-0-9a-f]{36}"), lease()::toString);

        server.client().resource(leaseOf("thief")).update();
        assertEquals(new End(1, "lost the lease to thief"), end(end));
        assertEquals("thief", lease().getSpec().getHolderIdentity());
        assertEquals("no answer", get("/healthz"));
    }

    @Test
    void standsByWhileAnotherLeadsAndTakesOver() throws Exception {
        server.client().resource(leaseOf("other")).create();
        CompletableFuture<End> end = start(true);
        await("/readyz", "200 ok");
        assertTrue(get("/").contains("Ready: another process leads"));
        assertTrue(get("/metrics").contains("\ngeotraffic_operator_leader 0\n"));
        assertEquals("other", lease().getSpec().getHolderIdentity());

        server.client().resource(leaseOf("")).update();
        await("/metrics", "\ngeotraffic_operator_leader 1\n");
        assertEquals(End.TOLD, stopped(end));
        assertNull(lease().getSpec().getHolderIdentity(), "it is released");
    }

    @Test
    void needsNoLeaseIfItIsAlone() throws Exception {
        CompletableFuture<End> end = start(false);
        await("/metrics", "\ngeotraffic_operator_leader 1\n");
        assertEquals(List.of(), server.client().leases().inAnyNamespace().list().getItems());
        assertEquals(End.TOLD, stopped(end));
    }

    @Test
    void endsWhileItWaits() throws Exception {
        wire.cut();
        CompletableFuture<End> end = start(true);
        await("/readyz", "does not serve");
        assertEquals(End.TOLD, stopped(end));
    }

    @Test
    void saysThatItsAddressIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(address.getPort(), 0, address.getAddress())) {
            assertTrue(other.isBound());
            assertEquals(
                    new End(
                            4,
                            "cannot listen on %s:%d: Address already in use"
                                    .formatted(address.getHostString(), address.getPort())),
                    process(Optional.empty(), true).run());
        }
    }

    @Test
    void saysThatTheWebConfigurationIsWrong(@TempDir Path directory) throws Exception {
        Path config = Files.writeString(directory.resolve("web.yml"), "basic_auth_users:\n  alice: secret\n");
        End end = process(Optional.of(config), true).run();
        assertEquals(1, end.status());
        assertTrue(end.message().contains(config.toString()), end.message());
        assertEquals(1, end.message().lines().count());
    }
}
