package io.geotraffic.http;

/** Another process listens on the address. */
public final class AddressInUseException extends WebException {
    private static final long serialVersionUID = 1L;

    AddressInUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
