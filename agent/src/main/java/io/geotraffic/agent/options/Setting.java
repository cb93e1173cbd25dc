package io.geotraffic.agent.options;

/**
 * A value as it was given.
 *
 * @param origin what stood before it: {@code "--poll-interval "} or {@code "GEOTRAFFIC_POLL_INTERVAL="}
 */
record Setting(String origin, String text) {
    OptionException refused(String allowed) {
        return new OptionException(origin + text + ": " + allowed);
    }
}
