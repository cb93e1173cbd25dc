package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bound that the schema has for a field is kept, and the refusal says which. */
@OnCluster
final class BoundsTest {
    private final DryRun dryRun = new DryRun(Cluster.client());

    @BeforeAll
    static void install() {
        MonitorCrd.install(Cluster.client());
    }

    static Stream<Breach> breaches() {
        return SpecField.all().stream().flatMap(Breach::of);
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void isRefused(Breach breach) {
        GenericKubernetesResource resource = MonitorFile.valid("empty").resource();
        resource.setAdditionalProperty("spec", breach.spec());
        Set<String> refusals = dryRun.refusals(resource);
        assertTrue(
                refusals.stream()
                        .anyMatch(refusal ->
                                refusal.startsWith(breach.path() + ": ") && refusal.contains(breach.message())),
                refusals::toString);
    }
}
