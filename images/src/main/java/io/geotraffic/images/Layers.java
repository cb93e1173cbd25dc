package io.geotraffic.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which file is where, in which layer; all are root's, readable by everybody, and of the same time. */
final class Layers {
    private static final FilePermissions DATA = FilePermissions.fromOctalString("644");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");

    private final Map<Part, FileEntriesLayer.Builder> parts = new EnumMap<>(Part.class);

    private Layers() {}

    /** @param libraries the system's, which have the same path in the image */
    static List<FileEntriesLayer> of(Home home, List<Path> libraries) throws IOException {
        Layers layers = new Layers();
        for (Path library : libraries) {
            layers.add(Part.RUNTIME, library, library.toString());
        }
        for (Path file : home.files()) {
            layers.add(Part.of(file), home.folder().resolve(file), Home.IN_IMAGE + "/" + file);
        }
        List<FileEntriesLayer> all = new ArrayList<>();
        layers.parts.values().forEach(layer -> all.add(layer.build()));
        return all;
    }

    private void add(Part part, Path file, String pathInImage) throws IOException {
        // What a link leads to.
        Path source = file.toRealPath();
        boolean isProgram = Files.getPosixFilePermissions(source).contains(PosixFilePermission.OWNER_EXECUTE);
        parts.computeIfAbsent(part, it -> FileEntriesLayer.builder().setName(it.title()))
                .addEntry(source, AbsoluteUnixPath.get(pathInImage), isProgram ? PROGRAM : DATA);
    }
}
