package io.geotraffic.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image takes its cache of classes, though its files have other paths and times than where it was made. */
@OnCluster
final class ImageTest {
    private static final String NAMESPACE = "geotraffic-image";

    private final KubernetesClient user = Cluster.client();

    @BeforeAll
    static void makeNamespace() {
        AgentNamespace.make(Cluster.client(), NAMESPACE);
    }

    @AfterAll
    static void removeNamespace() {
        AgentNamespace.remove(Cluster.client(), NAMESPACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "operator"})
    void takesItsCacheOfClasses(String image) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(image)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName(image)
                .withImage(image.equals("agent") ? Images.agent() : Images.operator())
                .withArgs("--version")
                // A cache that it cannot take is an error, and not a slow start.
                .addNewEnv()
                .withName("JDK_JAVA_OPTIONS")
                .withValue("-XX:AOTMode=on")
                .endEnv()
                .endContainer()
                .endSpec()
                .build();
        String log = new OneShot(user, pod).run();
        assertTrue(log.contains("\ngeotraffic-" + image + " "), log);
    }
}
