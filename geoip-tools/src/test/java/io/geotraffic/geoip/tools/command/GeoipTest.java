package io.geotraffic.geoip.tools.command;

import static io.geotraffic.geoip.tools.command.CommandRun.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoipTest {
    private static final int SCREEN = 24;

    @Test
    void tellsOfItsCommands() {
        CommandRun run = CommandRun.of("--help");
        assertEquals(0, run.status());
        assertEquals("", run.err());
        assertEquals(
                List.of("inspect", "lookup", "import", "pack", "configmap"),
                run.out()
                        .lines()
                        .filter(line -> line.matches("  [a-z].*"))
                        .map(line -> line.strip().split(" ", 2)[0])
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "lookup", "import", "pack", "configmap"})
    void explainsEachCommandOnAScreenAndByExample(String command) {
        CommandRun run = CommandRun.of(command, "-h");
        assertEquals(0, run.status());
        assertEquals("", run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.size() <= SCREEN, run.out());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 90), run.out());
        assertTrue(run.out().contains("Usage: geotraffic-geoip " + command + " "), run.out());
        assertTrue(run.out().matches("(?s).*\nExample:\\s+geotraffic-geoip " + command + " .*"), run.out());
    }

    @Test
    void tellsItsVersion() {
        CommandRun run = CommandRun.of("--version");
        assertEquals(0, run.status());
        assertTrue(
                run.out().matches("geotraffic-geoip \\d+\\.\\d+\\.\\d+\\S* \\(revision \\S+, Java 2\\d.*\\)\n"),
                run.out());
    }

    @Test
    void namesWhatIsWrongWithACommandLine() {
        assertEquals(
                "which command? allowed are inspect, lookup, import, pack, configmap; --help tells of them",
                refusal(2, CommandRun.of()));
        assertEquals(
                "\"find\" is no command; allowed are inspect, lookup, import, pack, configmap; --help tells of them",
                refusal(2, CommandRun.of("find", "1.2.3.4")));
        assertEquals(
                "\"--fast\" is no option of geotraffic-geoip; --help lists them", refusal(2, CommandRun.of("--fast")));
        assertEquals(
                "\"--fast\" is no option of pack; --help lists them",
                refusal(2, CommandRun.of("pack", "a.mmdb", "-o", "b.mmdb", "--fast")));
        assertEquals("inspect lacks FILE; --help shows how", refusal(2, CommandRun.of("inspect")));
        assertEquals(
                "\"--form\" is no option of import; --help lists them",
                refusal(2, CommandRun.of("import", "--form", "tor", "geoip", "-o", "a.mmdb")));
        assertEquals(
                "import lacks --from FORMAT and -o FILE and FILE; --help shows how",
                refusal(2, CommandRun.of("import")));
        assertEquals(
                "\"b.mmdb\" is too much for inspect; --help shows what it takes",
                refusal(2, CommandRun.of("inspect", "a.mmdb", "b.mmdb")));
        assertEquals("pack lacks -o FILE; --help shows how", refusal(2, CommandRun.of("pack", "a.mmdb", "-o")));
        assertEquals(
                "pack lacks -o FILE; --help shows how",
                refusal(2, CommandRun.of("pack", "a.mmdb", "-o", "--ipv4-prefix", "24")));
        assertEquals(
                "-o is given twice; allowed is once",
                refusal(2, CommandRun.of("pack", "a.mmdb", "-o", "b.mmdb", "-o", "c.mmdb")));
        assertEquals(
                "\"?[31m\" is no command; allowed are inspect, lookup, import, pack, configmap; --help tells of them",
                refusal(2, CommandRun.of("\u001b[31m")));
    }

    @Test
    void takesNamesAsTheyAre() {
        assertEquals(
                "@files: there is no such file; a MaxMind DB file is needed",
                refusal(1, CommandRun.of("inspect", "@files")));
        assertEquals(
                "-x: there is no such file; a MaxMind DB file is needed",
                refusal(1, CommandRun.of("inspect", "--", "-x")));
    }

    @Test
    void saysThatNobodyReads(@TempDir Path directory) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Streams streams = new Streams(
                InputStream.nullInputStream(),
                new PrintStream(closed, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false);
        Path file = Databases.country(directory);
        assertEquals(1, Geoip.run(List.of("lookup", file.toString(), "1.2.3.4"), streams, Clock.systemUTC()));
        assertEquals("geotraffic-geoip: cannot write to standard output\n", err.toString(StandardCharsets.UTF_8));
    }
}
