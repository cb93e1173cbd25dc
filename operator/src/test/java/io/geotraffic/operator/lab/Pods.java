package io.geotraffic.operator.lab;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of pods, as {@code kubectl get pod -o yaml} prints them. */
public final class Pods {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "io", "geotraffic", "operator", "status", "pods");
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Pods() {}

    /** @param name of the file, without its end */
    public static Pod read(String name) {
        try {
            return SERIALIZATION.unmarshal(Files.readString(FOLDER.resolve(name + ".yaml")), Pod.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
