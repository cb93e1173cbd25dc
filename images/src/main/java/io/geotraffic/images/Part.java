package io.geotraffic.images;

import java.nio.file.Path;

/** A layer of an image; those that change more often come later, so that what is below is pulled once. */
enum Part {
    RUNTIME("Java runtime, and the libraries of the system that it needs"),
    LIBRARIES("jars of others"),
    PRODUCT("jars of GeoTraffic, and what else they need"),
    /** It is another one after each build, though all else be the same. */
    CACHE("cache of classes");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @param file relative to its home */
    static Part of(Path file) {
        String name = String.valueOf(file.getFileName());
        if (file.startsWith("runtime")) {
            return RUNTIME;
        }
        if (name.endsWith(".aot")) {
            return CACHE;
        }
        return name.endsWith(".jar") && !name.startsWith("geotraffic-") ? LIBRARIES : PRODUCT;
    }
}
