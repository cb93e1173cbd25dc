package io.geotraffic.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of the sources that these tests belong to. */
final class Checkout {
    /** Maven runs tests in their module's folder, others in the root. */
    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.isDirectory(folder.resolve("crds")))
            .findFirst()
            .orElseThrow();

    private Checkout() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }
}
