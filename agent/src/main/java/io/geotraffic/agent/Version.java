package io.geotraffic.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param revision of the sources; {@code unknown} if they were not built by {@code make}
 */
record Version(String version, String revision) {
    static Version read() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(properties.getProperty("version", "unknown"), properties.getProperty("revision", "unknown"));
    }

    @Override
    public String toString() {
        return "geotraffic-agent " + version + " (revision " + revision + ", Java " + Runtime.version() + ")";
    }
}
