package io.geotraffic.images;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as it lies in a file. */
record Archive(Map<String, byte[]> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Archive read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Archive(untar(in));
        }
    }

    private static Map<String, byte[]> untar(InputStream in) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return files;
    }

    private byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    JsonNode manifest() throws IOException {
        return JSON.readTree(file("manifest.json")).get(0);
    }

    JsonNode config() throws IOException {
        return JSON.readTree(file(manifest().get("Config").asText()));
    }

    Map<String, String> labels() throws IOException {
        return JSON.convertValue(config().get("config").get("Labels"), new TypeReference<>() {});
    }

    /** @return the names of its layers, which are digests */
    List<String> layers() throws IOException {
        List<String> layers = new ArrayList<>();
        manifest().get("Layers").forEach(layer -> layers.add(layer.asText()));
        return layers;
    }

    /** @return what is in all layers, by path */
    Map<String, byte[]> root() throws IOException {
        Map<String, byte[]> root = new TreeMap<>();
        for (String layer : layers()) {
            root.putAll(untar(new GZIPInputStream(new ByteArrayInputStream(file(layer)))));
        }
        return root;
    }
}
