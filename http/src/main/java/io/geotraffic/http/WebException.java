package io.geotraffic.http;

import java.io.IOException;

/** The server cannot start, or its configuration is wrong: one line for the user, with the place if there is one. */
public sealed class WebException extends IOException permits AddressInUseException {
    private static final long serialVersionUID = 1L;

    WebException(String message) {
        super(message);
    }

    WebException(String message, Throwable cause) {
        super(message, cause);
    }
}
