package io.geotraffic.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.operator.lab.MockApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make build} leaves, started as a user does. */
@EnabledIfEnvironmentVariable(
        named = "GEOTRAFFIC_REQUIRE_LAUNCHERS",
        matches = "true",
        disabledReason = "make test sets it, for that builds them first")
@Timeout(60)
final class OperatorLauncherTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("java.library.path")).resolveSibling("geotraffic-operator");

    @TempDir
    private Path directory;

    private Path log() {
        return directory.resolve("log");
    }

    /** A cache of classes that the JVM would refuse and do without makes it fail. */
    private Process launch(String javaOptions, String... words) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(words)).toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on " + javaOptions);
        builder.environment().put("KUBECONFIG", directory.resolve("kubeconfig").toString());
        return builder.start();
    }

    private void assertEnds(Process operator) throws Exception {
        assertTrue(operator.waitFor(30, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, operator.exitValue(), Files.readString(log()));
    }

    private void writeKubeconfig(int port) throws IOException {
        Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: a, cluster: {server: "http://localhost:%d"}}]
                contexts: [{name: a, context: {cluster: a, user: a, namespace: geotraffic}}]
                users: [{name: a, user: {token: secret}}]
                current-context: a
                """.formatted(port));
    }

    private static String get(HttpClient http, String address, String path) throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://" + address + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "no answer";
        }
    }

    private static String freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void leadsAndEndsWhenTold() throws Exception {
        String address = freeAddress();
        try (MockApi server = MockApi.remembering();
                HttpClient http = HttpClient.newHttpClient()) {
            writeKubeconfig(server.port());
            Process operator = launch("", "--listen-address", address);
            try {
                while (!get(http, address, "/metrics").contains("\ngeotraffic_operator_leader 1\n")) {
                    assertTrue(operator.isAlive(), Files.readString(log()));
                    Thread.sleep(100);
                }
                operator.destroy();
                assertEnds(operator);
            } finally {
                operator.destroyForcibly();
            }
        }
    }

    /** By itself the JVM has pointers of another size where it may take more than 32 GB, and no use for the cache. */
    @Test
    void takesItsCacheHoweverMuchMemoryThereIs() throws Exception {
        Process operator = launch("-XX:MaxRAM=128g", "--version");
        assertEnds(operator);
        assertTrue(Files.readString(log()).contains("geotraffic-operator "), Files.readString(log()));
    }
}
