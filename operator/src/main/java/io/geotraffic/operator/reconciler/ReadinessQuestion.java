package io.geotraffic.operator.reconciler;

import io.geotraffic.operator.api.v1alpha1.Scheme;
import io.geotraffic.operator.status.AgentState;
import io.geotraffic.operator.status.NodeReason;
import io.geotraffic.operator.status.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks an agent that runs and is not ready why that is. */
final class ReadinessQuestion {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Of an answer, which is a line. What answers may be no agent. */
    private static final int LONGEST_ANSWER = 4096;

    private static final String SCHEME_HINT = "; is spec.agent.webConfig.scheme right?";

    private final HttpClient client;

    ReadinessQuestion() {
        client = HttpClient.newBuilder()
                .connectTimeout(LIMIT)
                .sslContext(AnyServer.context())
                .build();
    }

    /** Comes within a second or so, and never fails. */
    CompletableFuture<AgentState.Uncounted> ask(Scheme scheme, String address, int port) {
        if (address.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new AgentState.Uncounted(NodeReason.STARTING, "its kubelet has yet to tell its address"));
        }
        String host = address.contains(":") ? "[" + address + "]" : address;
        URI uri = URI.create("%s://%s:%d/readyz".formatted(scheme.name().toLowerCase(Locale.ROOT), host, port));
        return client.sendAsync(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), BodyHandlers.ofInputStream())
                .thenApplyAsync(response -> answer(uri, response), Thread::startVirtualThread)
                .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> noAnswer(uri, failure));
    }

    private static AgentState.Uncounted answer(URI uri, HttpResponse<InputStream> response) {
        InputStream body = response.body();
        // Who stalls is not waited for any longer, and nothing of it is left.
        CompletableFuture.delayedExecutor(LIMIT.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> close(body));
        try (body) {
            String said = Sentence.of(new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
            return switch (response.statusCode()) {
                case HttpURLConnection.HTTP_OK ->
                    new AgentState.Uncounted(NodeReason.STARTING, "it is ready, and its kubelet is about to notice");
                case HttpURLConnection.HTTP_UNAVAILABLE ->
                    new AgentState.Uncounted(NodeReason.NOT_READY, said.isEmpty() ? "it does not say why" : said);
                default ->
                    new AgentState.Uncounted(
                            NodeReason.NOT_READY,
                            "%s answers with status %d, as no agent does: does another process have the port?"
                                    .formatted(uri, response.statusCode()));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It was read to its end, or has none.
        }
    }

    private static AgentState.Uncounted noAnswer(URI uri, Throwable failure) {
        Throwable cause = cause(failure);
        String said = switch (cause) {
            case ConnectException e -> "(no connection)";
            case TimeoutException e -> timedOut(uri);
            case HttpTimeoutException e -> timedOut(uri);
            default ->
                "(%s)%s"
                        .formatted(
                                Sentence.of(Objects.requireNonNullElse(
                                        cause.getMessage(), cause.getClass().getSimpleName())),
                                SCHEME_HINT);
        };
        return new AgentState.Uncounted(
                NodeReason.NOT_READY, "the agent does not answer at %s %s".formatted(uri, said));
    }

    /** What speaks HTTP waits for the end of a line, which TLS does not send. */
    private static String timedOut(URI uri) {
        return "(request timed out)" + ("https".equals(uri.getScheme()) ? SCHEME_HINT : "");
    }

    /** What the JDK wraps, and what is wrapped here. */
    private static Throwable cause(Throwable failure) {
        Throwable inner = failure.getCause();
        boolean isWrapped = failure instanceof CompletionException || failure instanceof UncheckedIOException;
        return isWrapped && inner != null ? cause(inner) : failure;
    }
}
