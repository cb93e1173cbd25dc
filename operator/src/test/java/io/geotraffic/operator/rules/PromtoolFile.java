package io.geotraffic.operator.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A file of tests for promtool. */
final class PromtoolFile {
    private static final Path FOLDER = Rendered.FOLDER.resolve("promtool");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private PromtoolFile() {}

    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path path(String name) {
        return FOLDER.resolve(name);
    }

    /** For each test of all files: whether this alert is expected to fire, one time after the other. */
    static List<List<Boolean>> firing(String alert) {
        return names().stream()
                .flatMap(name -> read(name).path("tests").valueStream())
                .map(test -> test.path("alert_rule_test")
                        .valueStream()
                        .filter(expected ->
                                alert.equals(expected.path("alertname").asText()))
                        .sorted(Comparator.comparing(PromtoolFile::time))
                        .map(expected -> !expected.path("exp_alerts").isEmpty())
                        .toList())
                .toList();
    }

    /** Such as 1h30m. */
    private static Duration time(JsonNode expected) {
        return Duration.parse("PT" + expected.path("eval_time").asText());
    }

    private static JsonNode read(String name) {
        try {
            return SERIALIZATION.unmarshal(Files.readString(path(name)), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
