package io.geotraffic.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    @TempDir
    private Path directory;

    private Path archive(MadeUpHome home, String name) {
        Path file = directory.resolve(name);
        ImagesRun run = ImagesRun.of(home, "--archive", file);
        assertEquals(new ImagesRun(0, run.out(), ""), run);
        return file;
    }

    @Test
    void writesWhatContainersAreStartedBy() throws Exception {
        Version version = Version.read();
        Archive archive = Archive.read(archive(MadeUpHome.in(directory), "agent.tar"));

        assertEquals(
                "[\"ghcr.io/geotraffic/agent:" + version.version() + "\"]",
                archive.manifest().get("RepoTags").toString());
        JsonNode root = archive.config();
        assertEquals("linux", root.get("os").asText());
        assertTrue(List.of("amd64", "arm64").contains(root.get("architecture").asText()));
        JsonNode config = root.get("config");
        assertEquals("0", config.get("User").asText());
        assertEquals(
                "[\"LC_ALL=C.UTF-8\",\"MALLOC_ARENA_MAX=1\"]", config.get("Env").toString());
        assertEquals(
                "/opt/geotraffic/runtime/bin/java",
                config.get("Entrypoint").get(0).asText());
        assertEquals(
                "io.geotraffic.agent.Agent", config.get("Entrypoint").get(6).asText());
        assertNull(config.get("Cmd"));
        assertEquals(
                Map.of(
                        "org.opencontainers.image.title", "The agent",
                        "org.opencontainers.image.version", version.version(),
                        "org.opencontainers.image.revision", version.revision(),
                        "org.opencontainers.image.source", "https://github.com/geotraffic/geotraffic",
                        "org.opencontainers.image.licenses", "Apache-2.0"),
                archive.labels());
    }

    @Test
    void hasTheFilesAndNoOther() throws Exception {
        Map<String, byte[]> root =
                Archive.read(archive(MadeUpHome.in(directory), "agent.tar")).root();
        assertArrayEquals("shim".getBytes(StandardCharsets.UTF_8), root.get("opt/geotraffic/libgeotraffic.so"));
        assertEquals(
                """
                opt/geotraffic/bcrypt-0.10.2.jar
                opt/geotraffic/%s
                opt/geotraffic/geotraffic-agent-1.jar
                opt/geotraffic/libgeotraffic.so
                opt/geotraffic/runtime/COPY
                opt/geotraffic/runtime/bin/java
                opt/geotraffic/runtime/legal/java.base/LICENSE
                opt/geotraffic/runtime/lib/modules
                opt/geotraffic/xz-1.12.jar
                """.formatted(MadeUpHome.CACHE),
                root.keySet().stream()
                        .filter(path -> !path.endsWith("/"))
                        .map(path -> path + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void makesTheSameOfTheSame() throws Exception {
        MadeUpHome one = MadeUpHome.in(directory.resolve("one"));
        MadeUpHome other = MadeUpHome.in(directory.resolve("other"));
        other.touchAll(Instant.parse("2001-02-03T04:05:06Z"));
        Path first = archive(one, "first.tar");
        assertEquals(-1, Files.mismatch(first, archive(other, "second.tar")));

        other.write(MadeUpHome.CACHE, "another cache");
        List<String> layers = Archive.read(first).layers();
        List<String> changed = Archive.read(archive(other, "third.tar")).layers();
        assertEquals(layers.subList(0, 3), changed.subList(0, 3));
        assertNotEquals(layers.get(3), changed.get(3));
    }

    @Test
    void pushes() throws Exception {
        try (MadeUpRegistry registry = new MadeUpRegistry(directory)) {
            ImagesRun run = ImagesRun.of(MadeUpHome.in(directory), "--registry", registry.address() + "/path");
            String name = registry.address() + "/path/agent:" + Version.read().version() + "@sha256:";
            assertTrue(run.out().startsWith(name), run::toString);
            assertEquals(new ImagesRun(0, run.out(), ""), run);
            assertEquals(List.of("path/agent:" + Version.read().version()), registry.manifests());
            assertEquals(5, registry.blobs().size(), "four layers and the configuration");
        }
    }

    @Test
    void refusesACacheOfOtherJars() throws Exception {
        MadeUpHome home = MadeUpHome.in(directory);
        home.write("xz-1.12.jar", "another xz");
        Path file = directory.resolve("agent.tar");
        assertEquals(
                new ImagesRun(1, "", "images: " + ClassCacheTest.refusal(home) + "\n"),
                ImagesRun.of(home, "--archive", file));
        assertFalse(Files.exists(file));
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        MadeUpHome home = MadeUpHome.in(directory);
        List<ImagesRun> runs = List.of(
                ImagesRun.of(),
                ImagesRun.of(home),
                ImagesRun.of(home, "--registry", "NO HOST"),
                ImagesRun.of(home, "--registry", "localhost:1/path"),
                ImagesRun.of(home, "--archive", "/proc/none/agent.tar"));
        assertEquals(
                List.of(2, 2, 1, 1, 1), runs.stream().map(ImagesRun::status).toList());
        for (ImagesRun run : runs) {
            assertEquals("", run.out());
            assertTrue(run.err().matches("images: .+\n"), run::err);
        }
    }
}
