package io.geotraffic.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {
    @TempDir
    private Path directory;

    private static List<String> entries(FileEntriesLayer layer) {
        return layer.getEntries().stream()
                .map(entry -> entry.getPermissions().toOctalString() + " " + entry.getExtractionPath())
                .toList();
    }

    @Test
    void haveWhatChangesMostOftenLast() throws Exception {
        Home home = Home.of(MadeUpHome.in(directory).folder());
        Path library = Files.writeString(directory.resolve("libc.so.6"), "library");
        Path loader = Files.writeString(directory.resolve("ld.so"), "loader");
        Files.setPosixFilePermissions(loader, PosixFilePermissions.fromString("rwxr-xr-x"));

        List<FileEntriesLayer> layers = Layers.of(home, List.of(loader, library));

        assertEquals(
                Stream.of(Part.values()).map(Part::title).toList(),
                layers.stream().map(FileEntriesLayer::getName).toList());
        assertEquals(
                List.of(
                        List.of(
                                "755 " + loader,
                                "644 " + library,
                                "644 /opt/geotraffic/runtime/COPY",
                                "755 /opt/geotraffic/runtime/bin/java",
                                "644 /opt/geotraffic/runtime/legal/java.base/LICENSE",
                                "644 /opt/geotraffic/runtime/lib/modules"),
                        List.of("644 /opt/geotraffic/bcrypt-0.10.2.jar", "644 /opt/geotraffic/xz-1.12.jar"),
                        List.of("644 /opt/geotraffic/geotraffic-agent-1.jar", "644 /opt/geotraffic/libgeotraffic.so"),
                        List.of("644 /opt/geotraffic/" + MadeUpHome.CACHE)),
                layers.stream().map(LayersTest::entries).toList());
    }
}
