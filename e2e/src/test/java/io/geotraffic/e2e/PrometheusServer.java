package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prometheus and its operator, in pods of the cluster on this machine, and what Prometheus answers. */
final class PrometheusServer implements AutoCloseable {
    private static final Path COMMAND = Checkout.file("e2e/prometheus/prometheus");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private PrometheusServer(URI address) {
        this.address = address;
    }

    /** Scrapes and evaluates rules every second. */
    static PrometheusServer start() {
        List<String> said = run("up", "1s").lines().toList();
        return new PrometheusServer(URI.create(said.getLast()));
    }

    @Override
    public void close() {
        client.close();
        run("down");
    }

    private static String run(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/env",
                "CLUSTER_DIR=" + Cluster.file(""),
                "KUBECONFIG=" + Cluster.kubeconfig(),
                COMMAND.toString()));
        command.addAll(List.of(words));
        return Program.run(command);
    }

    /** The samples that a query has now, each with {@code metric} and {@code value}. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + encoded(expression)).path("result");
    }

    /** Of all that are found by ServiceMonitors. */
    JsonNode targets() {
        return get("/api/v1/targets?state=active").path("activeTargets");
    }

    JsonNode ruleGroups() {
        return get("/api/v1/rules").path("groups");
    }

    JsonNode alerts() {
        return get("/api/v1/alerts").path("alerts");
    }

    /** The syntax tree of an expression. */
    JsonNode parse(String expression) {
        return get("/api/v1/parse_query?query=" + encoded(expression));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            JsonNode answer = Serialization.unmarshal(response.body(), JsonNode.class);
            if (!answer.path("status").asText().equals("success")) {
                throw new AssertionError(path + ": " + response.body());
            }
            return answer.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
