package io.geotraffic.agent;

import io.geotraffic.agent.options.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What was logged, without the time. */
final class LogLines {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.007Z");
    private static final String TIME = NOON + " ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Log log = new Log(LogLevel.DEBUG, new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> NOON);

    Log log() {
        return log;
    }

    /** Level and text of each line since the last call. */
    List<String> take() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text.lines().map(line -> line.substring(TIME.length())).toList();
    }
}
