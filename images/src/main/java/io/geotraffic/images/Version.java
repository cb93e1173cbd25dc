package io.geotraffic.images;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** Which build this is, and so are the jars that it puts into images: one call of Maven makes them all. */
record Version(String version, String revision) {
    static Version read() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        }
        return new Version(properties.getProperty("version", "unknown"), properties.getProperty("revision", "unknown"));
    }
}
