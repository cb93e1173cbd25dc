package io.geotraffic.agent.options;

/** What a user has typed, and the name of an interface, may hold anything; a message is one line. */
public final class OneLine {
    private OneLine() {}

    public static String of(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }
}
