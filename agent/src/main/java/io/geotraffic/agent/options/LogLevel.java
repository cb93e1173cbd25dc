package io.geotraffic.agent.options;

import java.util.Locale;

/** From all to the least. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** As it is typed and printed. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
