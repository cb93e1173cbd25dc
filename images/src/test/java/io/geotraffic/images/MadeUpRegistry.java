package io.geotraffic.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A registry that takes what is pushed to it, and remembers the names. Nobody vouches for its certificate. */
final class MadeUpRegistry implements AutoCloseable {
    private static final String PASSWORD = "password";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> blobs = new ConcurrentSkipListSet<>();
    private final Set<String> manifests = new ConcurrentSkipListSet<>();

    /** @param directory for its key */
    MadeUpRegistry(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(directory.resolve("registry.p12"))));
        server.createContext("/v2/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        String options = "-genkeypair -keyalg EC -dname CN=localhost -storepass " + PASSWORD + " -keystore " + file;
        Process keytool = new ProcessBuilder((System.getProperty("java.home") + "/bin/keytool " + options).split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** @return digests */
    Set<String> blobs() {
        return blobs;
    }

    /** @return repositories with tags */
    List<String> manifests() {
        return List.copyOf(manifests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private int status(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath().substring("/v2/".length());
        return switch (exchange.getRequestMethod()) {
            case "POST", "PATCH" -> {
                exchange.getResponseHeaders().add("Location", "/v2/" + path);
                yield 202;
            }
            case "PUT" -> {
                if (path.contains("/manifests/")) {
                    manifests.add(path.replace("/manifests/", ":"));
                } else {
                    blobs.add(exchange.getRequestURI().getQuery());
                }
                yield 201;
            }
            case "HEAD" -> 404; // nothing is there before
            default -> 200;
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
