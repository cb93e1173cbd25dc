package io.geotraffic.geoip.tools.command;

/** What a user has typed, and the name of a file, may hold anything; a message is one line. */
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }
}
