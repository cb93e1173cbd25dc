package io.geotraffic.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.geotraffic.operator.status.Sentence;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** What a line of the log looks like. */
enum LogFormat {
    /** For people: time, level, message, and the failure behind it. */
    TEXT {
        @Override
        String line(LogRecord record, String message) {
            Throwable failure = record.getThrown();
            return "%s %s %s%s"
                    .formatted(
                            TIME.format(record.getInstant()),
                            LogLevel.of(record.getLevel()),
                            message.replaceAll("\\p{Cntrl}", "?"),
                            failure == null ? "" : ": " + Sentence.of(failure.toString()));
        }
    },

    /** For programs: an object with time, level, logger, message, and error with its stack if something failed. */
    JSON {
        @Override
        String line(LogRecord record, String message) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("time", TIME.format(record.getInstant()));
            line.put("level", LogLevel.of(record.getLevel()).toString());
            line.put("logger", record.getLoggerName());
            line.put("message", message);
            if (record.getThrown() != null) {
                line.put("error", stack(record.getThrown()));
            }
            try {
                return MAPPER.writeValueAsString(line);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts can be written", e);
            }
        }
    };

    /** To the millisecond, also where that is 0. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    abstract String line(LogRecord record, String message);

    Formatter formatter() {
        return new Formatter() {
            @Override
            public String format(LogRecord record) {
                return line(record, formatMessage(record).replaceAll("\\R", " ")) + "\n";
            }
        };
    }

    /** As it is typed and printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String stack(Throwable failure) {
        StringWriter stack = new StringWriter();
        failure.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }
}
