package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each class costs time and memory: those of a configuration file are not loaded without one. */
final class LeanStartTest {
    @Test
    void loadsNoYamlPasswordsAndTlsWithoutAConfiguration() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeanStartTest.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertTrue(lines.contains("200 503"), () -> String.join("\n", lines));
        assertTrue(loaded(lines, "io.geotraffic.http.MetricsPages"), "the classes are not logged");
        for (String heavy : List.of(
                "org.snakeyaml.",
                "at.favre.",
                "sun.security.ssl.",
                "io.geotraffic.http.WebConfigFile",
                "io.geotraffic.http.PasswordGate",
                "io.geotraffic.http.TlsListener")) {
            assertFalse(loaded(lines, heavy), heavy);
        }
    }

    private static boolean loaded(List<String> lines, String name) {
        return lines.stream().anyMatch(line -> line.startsWith(name));
    }

    public static void main(String[] args) throws IOException {
        try (Served served = new Served()) {
            served.readiness = () -> Optional.of("soon");
            served.start();
            int metrics = served.get("/metrics", "Accept-Encoding: gzip").status();
            int ready = served.get("/readyz").status();
            System.out.println(metrics + " " + ready);
        }
    }
}
