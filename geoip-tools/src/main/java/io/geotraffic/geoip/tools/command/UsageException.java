package io.geotraffic.geoip.tools.command;

/** The command line is wrong in a way that only the command itself can tell. The message is one line. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
