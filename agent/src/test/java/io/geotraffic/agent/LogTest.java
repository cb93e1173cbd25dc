package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.options.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogTest {
    private static final Instant TIME = Instant.parse("2026-07-08T09:10:11.123456789Z");

    @ParameterizedTest
    @CsvSource({"DEBUG, debug info warn error", "INFO, info warn error", "WARN, warn error", "ERROR, error"})
    void tellsWhatIsAtLeastAsGraveAsAskedFor(LogLevel threshold, String levels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Log log = new Log(threshold, new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> TIME);
        log.debug("a b");
        log.info("a b");
        log.warn("a b");
        log.error("a b");
        assertEquals(
                Arrays.stream(levels.split(" ", -1))
                        .map(level -> "2026-07-08T09:10:11.123Z " + level + " a b")
                        .toList(),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void staysOnOneLineWhateverANameIs() {
        LogLines lines = new LogLines();
        lines.log().warn("a\nb\u001b[31m");
        assertEquals(List.of("warn a?b?[31m"), lines.take());
    }
}
