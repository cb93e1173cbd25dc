package io.geotraffic.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * Which build this is.
 *
 * @param revision of the sources; {@code unknown} if they were not built by {@code make}
 */
record Version(String version, String revision) {
    /** For picocli. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {read().toString()};
        }
    }

    static Version read() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(properties.getProperty("version", "unknown"), properties.getProperty("revision", "unknown"));
    }

    /** The image of the agent of the same release. */
    String agentImage() {
        return "ghcr.io/geotraffic/agent:" + version;
    }

    @Override
    public String toString() {
        return "geotraffic-operator " + version + " (revision " + revision + ", Java " + Runtime.version() + ")";
    }
}
