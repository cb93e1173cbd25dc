package io.geotraffic.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;

/** From all to the least. */
enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** Of what the operator itself says. */
    Level own() {
        return switch (this) {
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARN -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    /** Of what its libraries say, which is a lot. */
    Level libraries() {
        return switch (this) {
            case DEBUG -> Level.INFO;
            case INFO, WARN -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    static LogLevel of(Level level) {
        return Arrays.stream(values())
                .filter(each -> level.intValue() <= each.own().intValue())
                .findFirst()
                .orElse(ERROR);
    }

    /** As it is typed and printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
