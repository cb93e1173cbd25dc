package io.geotraffic.geoip.tools;

/** Makes what files say fit for messages: one line, without control characters, and not a long one. */
final class PlainLine {
    private PlainLine() {}

    /** @param longest how many characters it may have before it is cut */
    static String of(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > longest ? line.substring(0, longest) + "..." : line;
    }
}
