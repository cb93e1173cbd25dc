package io.geotraffic.agent.options;

import java.util.Locale;

/** The options that take a value: what {@code --help} says of them, in its order. */
enum Flag {
    INTERFACES("NAMES", "default-route", "to count: names, globs, any, default-route; by commas"),
    EXCLUDE_INTERFACES("NAMES", "", "not to count: names and globs; they win"),
    GEOIP_DB("FILE", "/usr/share/GeoIP/GeoLite2-Country.mmdb", "country database; reloaded"),
    MAP_MAX_ENTRIES("N", "100000", "prefixes that the kernel holds, 1,000 to 10,000,000"),
    POLL_INTERVAL("TIME", "2s", "between two readings, 100ms to 5m"),
    FLOW_BATCH_SIZE("N", "10000", "prefixes that a system call reads, 64 to 1,000,000"),
    GEOIP_CACHE_SIZE("N", "65536", "prefixes whose country is kept, 1,000 to 10,000,000"),
    AGGREGATION("HOW", "prefix", "what the kernel counts by: prefix"),
    PRIVATE_COUNTRY("NAME", "PRIVATE", "for addresses that are not globally routable"),
    LISTEN_ADDRESS("HOST:PORT", "0.0.0.0:10479", "of the HTTP server"),
    METRICS_PATH("PATH", "/metrics", "of the metrics"),
    WEB_CONFIG_FILE("FILE", "", "TLS and passwords, as Prometheus' exporters have it"),
    LOG_LEVEL("LEVEL", "info", "debug, info, warn or error");

    private final String placeholder;
    private final String defaultText;
    private final String help;

    Flag(String placeholder, String defaultText, String help) {
        this.placeholder = placeholder;
        this.defaultText = defaultText;
        this.help = help;
    }

    /** {@code --poll-interval}. */
    String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code GEOTRAFFIC_POLL_INTERVAL}. */
    String environmentVariable() {
        return "GEOTRAFFIC_" + name();
    }

    /** As it would be typed; empty if there is none. */
    String defaultText() {
        return defaultText;
    }

    /** The lines of {@code --help}. */
    String describe() {
        String first = "  %-27s %s".formatted(option() + " " + placeholder, help);
        return defaultText.isEmpty() ? first : first + " (" + defaultText + ")";
    }
}
