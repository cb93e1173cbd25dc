package io.geotraffic.agent.options;

/** The command line is wrong. The message is one line: which flag, which value, what is allowed. */
public final class OptionException extends Exception {
    private static final long serialVersionUID = 1;

    OptionException(String message) {
        super(OneLine.of(message));
    }
}
