package io.geotraffic.agent.options;

/** The command line is wrong. The message is one line: which flag, which value, what is allowed. */
public final class OptionException extends Exception {
    private static final long serialVersionUID = 1;

    /** What a user has typed may hold anything, and a message is one line. */
    private static String printable(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }

    OptionException(String message) {
        super(printable(message));
    }
}
