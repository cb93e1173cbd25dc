package io.geotraffic.http;

/** What is wrong with a key or certificate, to be put behind the name of its file. */
final class WrongKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongKeyException(String message) {
        super(message);
    }

    WrongKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
