package io.geotraffic.http;

import java.util.Map;

/** What a gate has to say. */
enum Access {
    GRANTED,
    /** No password, or a wrong one. */
    DENIED,
    /** Too many passwords wait for being checked. */
    BUSY;

    /** To a client that is not let in. */
    Answer answer() {
        return switch (this) {
            case GRANTED -> throw new IllegalStateException("was let in");
            case DENIED ->
                Answer.line(
                        401,
                        "a user and a password are needed",
                        Map.of("WWW-Authenticate", "Basic realm=\"metrics\", charset=\"UTF-8\""));
            case BUSY -> Answer.line(503, "too many passwords to check", Map.of("Retry-After", "5"));
        };
    }
}
