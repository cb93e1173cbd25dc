package io.geotraffic.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Where an image goes, under which name. */
record Delivery(ImageReference name, Containerizer containerizer) {
    static Delivery toArchive(Path file, String name) throws InvalidImageReferenceException {
        ImageReference reference = ImageReference.parse(name);
        TarImage archive = TarImage.at(file).named(reference);
        return new Delivery(reference, Containerizer.to(archive).setOfflineMode(true));
    }

    static Delivery toRegistry(String name, Map<String, String> environment) throws InvalidImageReferenceException {
        ImageReference reference = ImageReference.parse(name);
        RegistryImage registry = RegistryImage.named(reference);
        Credentials.of(reference, environment).forEach(registry::addCredentialRetriever);
        return new Delivery(
                reference, Containerizer.to(registry).setAllowInsecureRegistries(isHere(reference.getRegistry())));
    }

    /** There it may do without TLS, as docker has it: nobody listens between. */
    private static boolean isHere(String registry) {
        return registry.matches("(localhost|127(\\.\\d+){3})(:\\d+)?");
    }

    JibContainer of(Image image) throws IOException, InterruptedException {
        // Nothing is kept: layers that a cache takes for unchanged might not be.
        Path cache = Files.createTempDirectory("images");
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            return image.builder()
                    .containerize(containerizer
                            .setExecutorService(threads)
                            .setToolName("geotraffic-images")
                            .setToolVersion(image.version().version())
                            .setApplicationLayersCache(cache)
                            .setBaseImageLayersCache(cache));
        } catch (ExecutionException e) {
            throw new IOException(name + ": " + describe(Objects.requireNonNullElse(e.getCause(), e)), e);
        } catch (RegistryException | CacheDirectoryCreationException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        } finally {
            delete(cache);
        }
    }

    /** The message of a failure with files is the name of one, and what has failed is in the name of its class. */
    private static String describe(Throwable failure) {
        return failure instanceof FileSystemException
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
