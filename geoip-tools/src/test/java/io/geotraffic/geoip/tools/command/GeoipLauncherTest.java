package io.geotraffic.geoip.tools.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make build} leaves, started as a user does. */
@EnabledIfEnvironmentVariable(
        named = "GEOTRAFFIC_REQUIRE_LAUNCHERS",
        matches = "true",
        disabledReason = "make test sets it, for that builds them first")
class GeoipLauncherTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("java.library.path")).resolveSibling("geotraffic-geoip");

    @TempDir
    private Path directory;

    /** A cache of classes that the JVM would refuse in silence makes it fail. */
    private CommandRun launch(String... words) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(words)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), out, err.replaceFirst("NOTE: Picked up JDK_JAVA_OPTIONS: .*\n", ""));
    }

    @Test
    void makesADatabaseAndAsksIt() throws Exception {
        Databases.lines(directory.resolve("länder.csv"), "192.0.2.0/24,DE");
        assertEquals(
                0,
                launch("import", "--from", "csv", "länder.csv", "-o", "länder.mmdb.xz")
                        .status());
        assertEquals(
                new CommandRun(0, "192.0.2.1\tDE\t192.0.2.0/24\n", ""),
                launch("lookup", "länder.mmdb.xz", "192.0.2.1"));
        assertEquals(
                new CommandRun(1, "", "geotraffic-geoip: ü.mmdb: there is no such file; a MaxMind DB file is needed\n"),
                launch("inspect", "ü.mmdb"));
    }
}
