package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is right is taken. */
@OnCluster
final class ValidMonitorsTest {
    private final DryRun dryRun = new DryRun(Cluster.client());

    @BeforeAll
    static void install() {
        MonitorCrd.install(Cluster.client());
    }

    static List<MonitorFile> files() {
        return MonitorFile.in("valid");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isTaken(MonitorFile file) {
        assertEquals(Set.of(), dryRun.refusals(file.resource()));
    }

    @Test
    void eachFieldIsInOneOfTheFiles() {
        Set<String> used = new TreeSet<>();
        KubernetesSerialization serialization = new KubernetesSerialization();
        for (MonitorFile file : files()) {
            JsonNode resource = serialization.convertValue(file.resource(), JsonNode.class);
            collect("spec", MonitorCrd.specSchema(), resource.path("spec"), used);
        }
        Set<String> unused = new TreeSet<>();
        SpecField.all().forEach(field -> unused.add(field.path()));
        unused.removeAll(used);
        assertEquals(Set.of(), unused);
    }

    private static void collect(String path, JsonNode schema, JsonNode value, Set<String> used) {
        used.add(path);
        JsonNode properties = schema.path("properties");
        value.properties().forEach(entry -> {
            if (properties.has(entry.getKey())) {
                collect(path + "." + entry.getKey(), properties.get(entry.getKey()), entry.getValue(), used);
            } else {
                used.add(path + "{}");
            }
        });
        if (value.isArray()) {
            value.forEach(item -> collect(path + "[]", schema.path("items"), item, used));
        }
    }
}
