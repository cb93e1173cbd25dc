package io.geotraffic.geoip;

/** Bytes that break the format. The message says what and where, and leaves the file's name to the caller. */
final class CorruptDataException extends Exception {
    private static final long serialVersionUID = 1;

    CorruptDataException(String problem) {
        super(problem);
    }
}
