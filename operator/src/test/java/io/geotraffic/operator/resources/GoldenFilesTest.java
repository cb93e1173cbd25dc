package io.geotraffic.operator.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.geotraffic.operator.lab.Admission;
import io.geotraffic.operator.plan.AgentPlan;
import io.geotraffic.operator.plan.OperatorDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A resource in, in-NAME.yaml, and what is made of it, out-NAME.yaml: whole, so that a change is seen.
 * {@code -Dgolden.write=true} writes the latter.
 */
final class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "geotraffic", "operator", "resources");
    private static final OperatorDefaults DEFAULTS =
            new OperatorDefaults("geotraffic", "registry.example/geotraffic/agent:1.2.3");

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    static List<String> names() throws IOException {
        return names("in-");
    }

    private static List<String> names(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length(), name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void makesWhatWasLookedAt(String name) throws IOException {
        Path golden = FOLDER.resolve("out-" + name + ".yaml");
        String out = out(Files.readString(FOLDER.resolve("in-" + name + ".yaml")));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, out);
        }
        assertEquals(Files.readString(golden), out);
    }

    /** Nothing of a clock, of chance or of an earlier one is in it. */
    @ParameterizedTest
    @MethodSource("names")
    void makesTheSameEachTime(String name) throws IOException {
        String in = Files.readString(FOLDER.resolve("in-" + name + ".yaml"));
        assertEquals(out(in), out(in));
    }

    @Test
    void eachFileHasItsCounterpart() throws IOException {
        assertFalse(names().isEmpty());
        assertEquals(names(), names("out-"));
    }

    private static String out(String resource) {
        AgentPlan plan = AgentPlan.of(Admission.of(resource), DEFAULTS);
        // Rules and dashboards have tests of their own.
        return Stream.of(
                        AgentServiceAccount.of(plan),
                        AgentService.of(plan),
                        AgentDaemonSet.of(plan),
                        AgentServiceMonitor.of(plan))
                .map(SERIALIZATION::asYaml)
                .collect(Collectors.joining());
    }
}
