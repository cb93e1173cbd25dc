package io.geotraffic.operator;

import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A line for each thing worth knowing, on standard error. */
final class Logging {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OWN = Logger.getLogger("io.geotraffic");

    /** What libraries say that is no news, such as that the resource is of version v1alpha1. */
    private static final Map<String, Level> QUIET = Map.of(
            "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils",
            Level.SEVERE,
            // When the API server ends a watch, which is resumed.
            "io.fabric8.kubernetes.client.jdkhttp.JdkWebSocketImpl",
            Level.SEVERE);

    /** JUL forgets a logger, and its level, that nobody holds. */
    private static final List<Logger> HELD =
            QUIET.keySet().stream().map(Logger::getLogger).toList();

    private Logging() {}

    static void configure(LogLevel level, LogFormat format) {
        ROOT.setLevel(level.libraries());
        OWN.setLevel(level.own());
        HELD.forEach(logger -> logger.setLevel(QUIET.get(logger.getName())));
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(Level.ALL);
            handler.setFormatter(format.formatter());
        }
    }
}
