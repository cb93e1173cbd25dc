package io.geotraffic.operator.reconciler;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.MockServerExpectation;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a client talks to: the library's own server, which has no schema and no server-side apply. */
final class ApiServer implements AutoCloseable {
    /** Held, or their levels are forgotten. */
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger(MockWebServer.class.getName()), Logger.getLogger("io.javaoperatorsdk"));

    static {
        // They tell of each request and each start, and the network library of what the JDK thinks of it.
        LOGS.forEach(log -> log.setLevel(Level.WARNING));
        System.setProperty("io.netty.noUnsafe", "true");
    }

    private final KubernetesMockServer server;
    private final KubernetesClient client;

    private ApiServer(KubernetesMockServer server) {
        this.server = server;
        server.init();
        client = server.createClient();
    }

    /** Answers what it is told to. */
    static ApiServer scripted() {
        return new ApiServer(new KubernetesMockServer(false));
    }

    /** Keeps what it is given, and tells who watches. */
    static ApiServer remembering() {
        return new ApiServer(new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false));
    }

    MockServerExpectation expect() {
        return server.expect();
    }

    KubernetesClient client() {
        return client;
    }

    int requests() {
        return server.getRequestCount();
    }

    /** The next one that was made, or nothing if there is none. */
    @Nullable
    RecordedRequest request() throws InterruptedException {
        return server.takeRequest(0, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
