package io.geotraffic.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Who asked the API server of the cluster on this machine for what. */
final class AuditLog {
    private static final Path FILE = Cluster.file("log/audit.log");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AuditLog() {}

    /**
     * A request that was answered.
     *
     * @param user who asked, or as whom
     * @param credential of the user; each token has another
     * @param resource with its group and subresource, such as {@code daemonsets.apps}, {@code nodes/status}
     * @param namespace empty if the resource has none
     */
    record Request(
            Instant time,
            String user,
            String credential,
            String verb,
            String resource,
            String namespace,
            String name,
            int code) {
        boolean isWrite() {
            return !List.of("get", "list", "watch").contains(verb);
        }
    }

    /** In the order in which they arrived. */
    static List<Request> requests() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.map(AuditLog::parse)
                    .filter(event -> event.path("stage").asText().equals("ResponseComplete")
                            || event.path("stage").asText().equals("ResponseStarted"))
                    .map(AuditLog::request)
                    .sorted(Comparator.comparing(Request::time))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            // The last line may not be whole yet.
            return MAPPER.createObjectNode();
        }
    }

    private static Request request(JsonNode event) {
        JsonNode object = event.path("objectRef");
        JsonNode user =
                event.path("impersonatedUser").isMissingNode() ? event.path("user") : event.path("impersonatedUser");
        String group = object.path("apiGroup").asText("");
        String subresource = object.path("subresource").asText("");
        return new Request(
                Instant.parse(event.path("requestReceivedTimestamp").asText()),
                user.path("username").asText(),
                user.at("/extra/authentication.kubernetes.io~1credential-id/0").asText(),
                event.path("verb").asText(),
                object.path("resource").asText("")
                        + (group.isEmpty() ? "" : "." + group)
                        + (subresource.isEmpty() ? "" : "/" + subresource),
                object.path("namespace").asText(""),
                object.path("name").asText(""),
                event.path("responseStatus").path("code").asInt());
    }
}
