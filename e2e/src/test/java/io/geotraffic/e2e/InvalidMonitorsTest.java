package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users get wrong is refused at once, and they are told what to write instead. */
@OnCluster
final class InvalidMonitorsTest {
    private final DryRun dryRun = new DryRun(Cluster.client());

    @BeforeAll
    static void install() {
        MonitorCrd.install(Cluster.client());
    }

    static List<MonitorFile> files() {
        return MonitorFile.in("invalid");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedInTheseWords(MonitorFile file) {
        assertEquals(file.expected(), dryRun.refusals(file.resource()));
    }

    @Test
    void eachRuleHasAFileThatBreaksIt() {
        List<String> expected =
                files().stream().flatMap(file -> file.expected().stream()).toList();
        List<String> unbroken = new ArrayList<>();
        for (SpecField field : SpecField.all()) {
            for (JsonNode rule : field.schema().path("x-kubernetes-validations")) {
                String message = rule.get("message").asText();
                if (expected.stream().noneMatch(line -> isAbout(field, line) && line.contains(message))) {
                    unbroken.add(field + ": " + message);
                }
            }
        }
        assertEquals(List.of(), unbroken);
    }

    /** Rules of Kubernetes' types are the same at many places, of which one will do. */
    private static boolean isAbout(SpecField field, String line) {
        return field.isKubernetes()
                || fieldOf(line).equals(field.path())
                || fieldOf(line).startsWith(field.path() + ".");
    }

    private static String fieldOf(String line) {
        return line.replaceFirst(": .*", "").replaceAll("\\[\\d+]", "[]").replaceAll("\\[[^\\]]+]", "{}");
    }
}
