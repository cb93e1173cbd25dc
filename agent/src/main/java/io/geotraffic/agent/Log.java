package io.geotraffic.agent;

import io.geotraffic.agent.options.LogLevel;
import io.geotraffic.agent.options.OneLine;
import io.geotraffic.http.ServerLog;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * A line for each thing that happens: time, level, what. Our own, for the JDK's logging takes longer
 * to start than all else that the agent does.
 */
final class Log implements ServerLog {
    /** To the millisecond, also where that is 0. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final LogLevel threshold;
    private final PrintStream out;
    private final InstantSource clock;

    Log(LogLevel threshold, PrintStream out, InstantSource clock) {
        this.threshold = threshold;
        this.out = out;
        this.clock = clock;
    }

    void debug(String line) {
        write(LogLevel.DEBUG, line);
    }

    @Override
    public void info(String line) {
        write(LogLevel.INFO, line);
    }

    @Override
    public void warn(String line) {
        write(LogLevel.WARN, line);
    }

    void error(String line) {
        write(LogLevel.ERROR, line);
    }

    private void write(LogLevel level, String line) {
        if (level.compareTo(threshold) >= 0) {
            out.println(TIME.format(clock.instant()) + " " + level.label() + " " + OneLine.of(line));
        }
    }
}
