package io.geotraffic.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The operator as it is built, run as a user runs it. */
final class OperatorProgram implements AutoCloseable {
    private static final Path LAUNCHER = Checkout.file("build/geotraffic-operator");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final int port;

    private OperatorProgram(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static OperatorProgram start(Path folder, Path kubeconfig, String... arguments) {
        return start(folder, kubeconfig, freePort(), arguments);
    }

    /** On a port of its own. */
    static OperatorProgram start(Path folder, Path kubeconfig, int port, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    LAUNCHER.toString(), "--listen-address", "127.0.0.1:" + port, "--agent-image", Images.agent()));
            command.addAll(List.of(arguments));
            Path log = Files.createTempFile(folder, "operator", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            return new OperatorProgram(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** The status and the text of an answer; "no answer" if there is none. */
    String get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return "no answer";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    OperatorProgram awaitReady() {
        awaitAnswer("/readyz", "200 ok\n");
        return this;
    }

    void awaitAnswer(String path, String answer) {
        Eventually.get(PATIENCE, answer + " at " + path, () -> get(path), seen -> seen.contains(answer));
    }

    boolean leads() {
        return get("/metrics").contains("\ngeotraffic_operator_leader 1\n");
    }

    void signal(String name) {
        Program.run(List.of("/bin/kill", "-" + name, String.valueOf(process.pid())));
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits for its end; its status. */
    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the operator does not end: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
