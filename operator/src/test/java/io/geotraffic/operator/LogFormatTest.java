package io.geotraffic.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LogFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static LogRecord logged(Level level, String message) {
        LogRecord logged = new LogRecord(level, message);
        logged.setInstant(Instant.parse("2026-11-20T12:00:00Z"));
        logged.setLoggerName("io.geotraffic.operator.Some");
        return logged;
    }

    private static LogRecord failed() {
        LogRecord logged = logged(Level.SEVERE, "It fails");
        logged.setThrown(new IOException("no\n  space", new IllegalStateException("inner")));
        return logged;
    }

    private static JsonNode json(LogRecord logged) throws IOException {
        return JSON.readTree(LogFormat.JSON.formatter().format(logged));
    }

    private static String text(LogRecord logged) {
        return LogFormat.TEXT.formatter().format(logged);
    }

    @Test
    void aTextIsForPeople() {
        assertEquals("2026-11-20T12:00:00.000Z warn It waits\n", text(logged(Level.WARNING, "It waits")));
        assertEquals("2026-11-20T12:00:00.000Z error It fails: java.io.IOException: no space\n", text(failed()));
    }

    @Test
    void jsonIsForPrograms() throws IOException {
        assertEquals(
                "{\"time\":\"2026-11-20T12:00:00.000Z\",\"level\":\"info\",\"logger\":\"io.geotraffic.operator.Some\",\"message\":\"It waits\"}\n",
                LogFormat.JSON.formatter().format(logged(Level.INFO, "It waits")));
        JsonNode failure = json(failed());
        assertEquals("It fails", failure.path("message").asText());
        String error = failure.path("error").asText();
        assertTrue(error.startsWith("java.io.IOException: no\n  space\n\tat "), error);
        assertTrue(error.contains("\nCaused by: java.lang.IllegalStateException: inner\n"), error);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsOneLine(LogFormat format) {
        for (LogRecord logged : List.of(logged(Level.INFO, "a\nb\r\nc\u2028d\u0085e"), failed())) {
            String line = format.formatter().format(logged);
            assertTrue(line.endsWith("\n"), line);
            assertFalse(line.strip().matches("(?s).*\\R.*"), line);
        }
    }

    @Test
    void whateverIsSaidJsonCanBeRead() throws IOException {
        String said = "\"quotes\", \\ and \u001b[31m and {0} and {}";
        assertEquals(said, json(logged(Level.INFO, said)).path("message").asText());
    }

    /** As the JDK's own messages have them. */
    @Test
    void parametersAreFilledIn() {
        LogRecord logged = logged(Level.INFO, "{0} of {1}");
        logged.setParameters(new Object[] {"a", "b"});
        assertEquals("2026-11-20T12:00:00.000Z info a of b\n", text(logged));
    }
}
