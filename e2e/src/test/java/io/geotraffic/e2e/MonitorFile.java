package io.geotraffic.e2e;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A resource as a user would write it, and in its first lines the messages that it is refused with. */
record MonitorFile(Path path) {
    private static final String EXPECTED = "# expected: ";

    static MonitorFile valid(String name) {
        return new MonitorFile(Checkout.file("e2e/src/test/resources/valid/" + name + ".yaml"));
    }

    static List<MonitorFile> in(String folder) {
        try (Stream<Path> files = Files.list(Checkout.file("e2e/src/test/resources/" + folder))) {
            return files.sorted().map(MonitorFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GenericKubernetesResource resource() {
        return Serialization.unmarshal(text(), GenericKubernetesResource.class);
    }

    Set<String> expected() {
        return text().lines()
                .takeWhile(line -> line.startsWith(EXPECTED))
                .map(line -> line.substring(EXPECTED.length()))
                .collect(Collectors.toSet());
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
