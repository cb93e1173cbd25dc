package io.geotraffic.operator;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A line for each thing worth knowing, on standard error. */
final class Logging {
    /** Time in UTC, level, message; of an exception its message is in that, and its stack is for debuggers. */
    private static final String FORMAT = "%1$tFT%1$tT.%1$tLZ %4$s %5$s%n";

    private static final Map<String, Level> LEVELS = Map.of(
            "io.javaoperatorsdk",
            Level.WARNING,
            // What JOSDK calls one of its own.
            "Default ConfigurationService implementation",
            Level.WARNING,
            // That the resource is of version v1alpha1 is no news.
            "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils",
            Level.SEVERE);

    /** JUL forgets a logger, and its level, that nobody holds. */
    private static final List<Logger> HELD =
            LEVELS.keySet().stream().map(Logger::getLogger).toList();

    private Logging() {}

    static void configure() {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        HELD.forEach(logger -> logger.setLevel(LEVELS.get(logger.getName())));
    }
}
