package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.geotraffic.operator.api.v1alpha1.GeoTrafficMonitor;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API server fills in what a user leaves out, and it is what the documentation has. */
@OnCluster
final class DefaultsTest {
    private final DryRun dryRun = new DryRun(Cluster.client());
    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @BeforeAll
    static void install() {
        MonitorCrd.install(Cluster.client());
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "no-spec", "nulls"})
    void areThoseThatAreDocumented(String file) throws IOException {
        String documented = Files.readString(Checkout.file("e2e/src/test/resources/defaults.yaml"));
        assertEquals(
                serialization.unmarshal(documented, JsonNode.class),
                serialization.convertValue(create(file), JsonNode.class).get("spec"));
    }

    @Test
    void leaveNothingNullThatTheOperatorReliesOn() throws ReflectiveOperationException {
        GeoTrafficMonitor monitor = serialization.convertValue(create("empty"), GeoTrafficMonitor.class);
        List<String> nulls = new ArrayList<>();
        collectNulls("spec", monitor.getSpec(), nulls);
        assertEquals(List.of(), nulls);
    }

    private GenericKubernetesResource create(String file) {
        return dryRun.create(MonitorFile.valid(file).resource());
    }

    private static void collectNulls(String path, Record values, List<String> nulls)
            throws ReflectiveOperationException {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            String name = path + "." + component.getName();
            Object value = component.getAccessor().invoke(values);
            if (value instanceof Record part) {
                collectNulls(name, part, nulls);
            } else if (value == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                nulls.add(name);
            }
        }
    }
}
