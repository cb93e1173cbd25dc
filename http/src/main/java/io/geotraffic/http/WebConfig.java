package io.geotraffic.http;

import java.util.Map;
import java.util.Optional;

/**
 * What a web configuration file says, checked and ready for use.
 *
 * @param headers of each response
 */
record WebConfig(Optional<TlsSettings> tls, Gate gate, Map<String, String> headers) {
    /** Without a file. */
    static final WebConfig NONE = new WebConfig(Optional.empty(), Gate.OPEN, Map.of());

    WebConfig {
        headers = Map.copyOf(headers);
    }
}
