package io.geotraffic.operator.dashboards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' own judge, which {@code make setup} gets. */
final class Promtool {
    private static final String NAME = "promtool";

    private Promtool() {}

    /**
     * What it says. Without it the test is skipped, unless {@code GEOTRAFFIC_REQUIRE_TOOLS} is {@code true}:
     * then it fails.
     *
     * @param arguments such as {@code check rules FILE}
     */
    static String says(String... arguments) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.library.path")).resolveSibling("tools/" + NAME);
        String command = Files.isExecutable(tool) ? tool.toString() : NAME;
        Process process;
        try {
            process = new ProcessBuilder(Stream.concat(Stream.of(command), Stream.of(arguments))
                            .toList())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            if ("true".equals(System.getenv("GEOTRAFFIC_REQUIRE_TOOLS"))) {
                throw e;
            }
            return Assumptions.abort("no " + NAME + " here, `make setup` gets it");
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
