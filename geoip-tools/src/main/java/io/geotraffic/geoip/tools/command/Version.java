package io.geotraffic.geoip.tools.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build this is. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        }
        return new String[] {
            Geoip.NAME + " " + properties.getProperty("version") + " (revision " + properties.getProperty("revision")
                    + ", Java " + Runtime.version() + ")"
        };
    }
}
