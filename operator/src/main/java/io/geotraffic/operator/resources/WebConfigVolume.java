package io.geotraffic.operator.resources;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.geotraffic.operator.api.v1alpha1.AgentSpec;
import io.geotraffic.operator.api.v1alpha1.WebConfigSource;
import java.util.Optional;

/**
 * The web configuration in an agent's pod, with the files that it names. Without its Secret no agent starts:
 * metrics that shall have a password are not shown without one.
 */
final class WebConfigVolume {
    private static final String NAME = "web-config";
    private static final String FOLDER = "/etc/geotraffic/web";

    private WebConfigVolume() {}

    static Optional<String> file(AgentSpec agent) {
        return source(agent).map(source -> FOLDER + "/" + source.key());
    }

    static Optional<Volume> volume(AgentSpec agent) {
        return source(agent)
                .map(source -> new VolumeBuilder()
                        .withName(NAME)
                        .withNewSecret()
                        .withSecretName(source.secretName())
                        .withDefaultMode(0400)
                        .endSecret()
                        .build());
    }

    static Optional<VolumeMount> mount(AgentSpec agent) {
        return source(agent)
                .map(_ -> new VolumeMountBuilder()
                        .withName(NAME)
                        .withMountPath(FOLDER)
                        .withReadOnly(true)
                        .build());
    }

    private static Optional<WebConfigSource> source(AgentSpec agent) {
        return Optional.ofNullable(agent.webConfig());
    }
}
