package io.geotraffic.images;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who pushes: what the environment says, or else what docker or podman was told by {@code login}. */
final class Credentials {
    static final String USERNAME = "REGISTRY_USERNAME";
    static final String PASSWORD = "REGISTRY_PASSWORD";

    private Credentials() {}

    /** @return where to look, in this order */
    static List<CredentialRetriever> of(ImageReference image, Map<String, String> environment) {
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(image, _ -> {}, environment);
        List<CredentialRetriever> all = new ArrayList<>();
        String username = environment.getOrDefault(USERNAME, "");
        if (!username.isEmpty()) {
            Credential credential = Credential.from(username, environment.getOrDefault(PASSWORD, ""));
            all.add(factory.known(credential, USERNAME));
        }
        String config = environment.getOrDefault("DOCKER_CONFIG", "");
        all.add(config.isEmpty() ? factory.dockerConfig() : factory.dockerConfig(Path.of(config, "config.json")));
        all.add(factory.wellKnownCredentialHelpers());
        return all;
    }
}
