package io.geotraffic.images;

import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image: what is in it, and how it is started.
 *
 * @param title for people
 * @param user a number, for there is no file that has names
 */
record Image(String title, String user, Home home, Version version) {
    private static final String LABEL = "org.opencontainers.image.";
    private static final String SOURCE = "https://github.com/geotraffic/geotraffic";

    /** Those of the launchers. */
    private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "1");

    private SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put(LABEL + "title", title);
        labels.put(LABEL + "version", version.version());
        labels.put(LABEL + "revision", version.revision());
        labels.put(LABEL + "source", SOURCE);
        labels.put(LABEL + "licenses", "Apache-2.0");
        return labels;
    }

    /** Of the machine that the runtime is for. */
    private static Platform platform() {
        String name = System.getProperty("os.arch");
        return new Platform(name.equals("aarch64") ? "arm64" : name, "linux");
    }

    /** Sorted maps and a fixed time: what is in it alone decides what its digest is. */
    JibContainerBuilder builder() throws IOException, InterruptedException {
        ClassCache.check(home);
        return Jib.fromScratch()
                // The older of two formats: each tool that loads archives reads it.
                .setFormat(ImageFormat.Docker)
                .setPlatforms(Set.of(platform()))
                .setFileEntriesLayers(Layers.of(home, SharedLibraries.neededBy(home)))
                .setEnvironment(new TreeMap<>(ENVIRONMENT))
                .setLabels(labels())
                .setUser(user)
                .setEntrypoint(home.command());
    }
}
