package io.geotraffic.operator.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Prometheus' own judge of metrics and rules, which {@code scripts/setup} fetches. Without it the test is skipped,
 * unless {@code GEOTRAFFIC_REQUIRE_TOOLS} is set to {@code true}: then it fails.
 */
public final class Promtool {
    private static final int SECONDS = 120;

    private Promtool() {}

    /** How it ended, 0 if it finds nothing wrong, and what it said. */
    public record Verdict(int status, String said) {}

    /**
     * Has it judge files.
     *
     * @param directory in which they are
     * @param arguments such as {@code check rules FILE}
     */
    public static Verdict judge(Path directory, String... arguments) throws IOException, InterruptedException {
        return run(directory, Path.of("/dev/null"), arguments);
    }

    /** Has it judge a text, as {@code check metrics} reads it. */
    public static Verdict judgeText(String text, String... arguments) throws IOException, InterruptedException {
        Path input = Files.createTempFile("promtool", ".in");
        try {
            return run(Path.of("."), Files.writeString(input, text), arguments);
        } finally {
            Files.delete(input);
        }
    }

    private static Verdict run(Path directory, Path input, String... arguments)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("promtool", ".out");
        Process promtool = new ProcessBuilder(Stream.concat(Stream.of(command()), Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertTrue(promtool.waitFor(SECONDS, TimeUnit.SECONDS), "promtool takes too long");
            return new Verdict(promtool.exitValue(), Files.readString(said));
        } finally {
            promtool.destroyForcibly();
            Files.delete(said);
        }
    }

    private static String command() {
        Optional<Path> tool = tool();
        if (tool.isEmpty() && "true".equals(System.getenv("GEOTRAFFIC_REQUIRE_TOOLS"))) {
            throw new AssertionError("needs promtool: run scripts/setup");
        }
        Assumptions.assumeTrue(tool.isPresent(), "needs promtool: run scripts/setup");
        return tool.orElseThrow().toString();
    }

    /** The one that was fetched, or else the system's. */
    private static Optional<Path> tool() {
        Path fetched = Path.of(System.getProperty("java.library.path")).resolveSibling("tools/promtool");
        Stream<Path> installed = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool"));
        return Stream.concat(Stream.of(fetched), installed)
                .filter(Files::isExecutable)
                .map(Path::toAbsolutePath)
                .findFirst();
    }
}
