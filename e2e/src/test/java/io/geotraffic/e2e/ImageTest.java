package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image takes its cache of classes, though its files have other paths and times than where it was made. */
@OnCluster
final class ImageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NAMESPACE = "default";
    private static final String NAME = "geotraffic-image";

    private final KubernetesClient user = Cluster.client();

    @BeforeEach
    @AfterEach
    void clean() {
        user.pods().inNamespace(NAMESPACE).withName(NAME).withGracePeriod(0).delete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "operator"})
    void takesItsCacheOfClasses(String image) {
        Images.load();
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(NAME)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName(image)
                .withImage(Images.agent().replaceFirst("/agent:", "/" + image + ":"))
                .withArgs("--version")
                // A cache that it cannot take is an error, and not a slow start.
                .addNewEnv()
                .withName("JDK_JAVA_OPTIONS")
                .withValue("-XX:AOTMode=on")
                .endEnv()
                .endContainer()
                .endSpec()
                .build();
        user.resource(pod).create();
        String phase = Eventually.get(
                PATIENCE,
                "end of the pod",
                () -> user.resource(pod).get().getStatus().getPhase(),
                seen -> List.of("Succeeded", "Failed").contains(seen));
        String log = user.pods().inNamespace(NAMESPACE).withName(NAME).getLog();
        assertEquals("Succeeded", phase, log);
        assertTrue(log.contains("\ngeotraffic-" + image + " "), log);
    }
}
