package io.geotraffic.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    /** {@code me:secret} */
    private static final String CONFIG = "{\"auths\": {\"registry.example\": {\"auth\": \"bWU6c2VjcmV0\"}}}";

    @TempDir
    private Path directory;

    private Optional<Credential> firstOf(Map<String, String> environment) throws Exception {
        ImageReference image = ImageReference.parse("registry.example/path/agent:1");
        for (CredentialRetriever retriever : Credentials.of(image, environment)) {
            Optional<Credential> credential = retriever.retrieve();
            if (credential.isPresent()) {
                return credential;
            }
        }
        return Optional.empty();
    }

    @Test
    void areDockersUnlessTheEnvironmentHasThem() throws Exception {
        Files.writeString(directory.resolve("config.json"), CONFIG);
        String config = directory.toString();
        assertEquals(Optional.of(Credential.from("me", "secret")), firstOf(Map.of("DOCKER_CONFIG", config)));
        assertEquals(
                Optional.of(Credential.from("you", "word")),
                firstOf(Map.of("DOCKER_CONFIG", config, "REGISTRY_USERNAME", "you", "REGISTRY_PASSWORD", "word")));
    }

    @Test
    void mayBeNone() throws Exception {
        assertEquals(Optional.empty(), firstOf(Map.of("DOCKER_CONFIG", directory.toString())));
    }
}
