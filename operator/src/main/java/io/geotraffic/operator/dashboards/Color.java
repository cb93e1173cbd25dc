package io.geotraffic.operator.dashboards;

import java.util.Locale;

/** One meaning each, on all dashboards. The names are those of Grafana's themes, dark and light. */
enum Color {
    /** Sent. */
    ORANGE,
    /** Received. */
    BLUE,
    /** As it should be. */
    GREEN,
    /** To be looked at. */
    YELLOW,
    /** To be acted upon. */
    RED,
    /** Neither good nor bad. */
    TEXT,
    /** As if it were not there. */
    TRANSPARENT;

    static final Color SENT = ORANGE;
    static final Color RECEIVED = BLUE;

    String grafana() {
        return name().toLowerCase(Locale.ROOT);
    }
}
