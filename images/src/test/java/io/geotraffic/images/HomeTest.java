package io.geotraffic.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path directory;

    @Test
    void knowsWhatJavaIsTold() throws Exception {
        Home home = Home.of(MadeUpHome.in(directory).folder());
        assertEquals(
                List.of(
                        "/opt/geotraffic/runtime/bin/java",
                        "-XX:+UseSerialGC",
                        "-Xms4m",
                        "-XX:AOTCache=/opt/geotraffic/" + MadeUpHome.CACHE,
                        "-cp",
                        "/opt/geotraffic/a b.jar:/opt/geotraffic/geotraffic-agent-1.jar",
                        "io.geotraffic.agent.Agent"),
                home.command());
    }

    @Test
    void saysThatThereIsNone() {
        IOException failure = assertThrows(IOException.class, () -> Home.of(directory.resolve("none")));
        assertEquals(
                directory.resolve("none") + ": there is no such folder; `make build` makes it", failure.getMessage());
    }
}
