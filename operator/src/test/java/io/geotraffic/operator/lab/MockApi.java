package io.geotraffic.operator.lab;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.MockServerExpectation;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The client library's own API server, for who makes a client of its own. */
public final class MockApi implements AutoCloseable {
    /** Held, or their levels are forgotten. */
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger(MockWebServer.class.getName()), Logger.getLogger("io.javaoperatorsdk"));

    static {
        LOGS.forEach(log -> log.setLevel(Level.WARNING));
        System.setProperty("io.netty.noUnsafe", "true");
    }

    private final KubernetesMockServer server;
    private final KubernetesClient client;

    private MockApi(KubernetesMockServer server) {
        this.server = server;
        server.init();
        client = server.createClient();
    }

    /** Answers what it is told to, and else that there is nothing. */
    public static MockApi scripted() {
        return new MockApi(new KubernetesMockServer(false));
    }

    /** Keeps what it is given, and tells who watches. */
    public static MockApi remembering() {
        return new MockApi(new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false));
    }

    /** For a client that does not wait long before it tries again. */
    public Config config() {
        return config(server.getPort());
    }

    /** For one whose requests go to this port of this host. */
    public static Config config(int port) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("http://localhost:" + port)
                .withRequestRetryBackoffInterval(1)
                .build();
    }

    public MockServerExpectation expect() {
        return server.expect();
    }

    /** Somebody who may do all. */
    public KubernetesClient client() {
        return client;
    }

    public int port() {
        return server.getPort();
    }

    /** So far. */
    public int requests() {
        return server.getRequestCount();
    }

    /** The next one that was made, or nothing if there is none. */
    public @Nullable RecordedRequest request() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.SECONDS);
    }

    /** Told something while it ends, a watch holds the server up for 10 s: it is not waited for so long. */
    @Override
    public void close() {
        client.close();
        CompletableFuture<Void> end = CompletableFuture.runAsync(server::destroy, Thread::startVirtualThread);
        try {
            end.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // It ends by itself.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
