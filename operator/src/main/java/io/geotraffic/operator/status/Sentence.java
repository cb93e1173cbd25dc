package io.geotraffic.operator.status;

/** What others say, made fit for a message: one line, of bounded length. */
public final class Sentence {
    /** Half of what a node's message may have in the schema, so that advice fits behind it. */
    private static final int LONGEST = 512;

    private static final String DOTS = "...";
    private static final String STACK_FRAME = "\\s+(at |\\.\\.\\. \\d+ (more|common frames)).*";

    private Sentence() {}

    public static String of(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.endsWith(".") && !line.endsWith("..")) {
            line = line.substring(0, line.length() - 1);
        }
        return cut(line, LONGEST);
    }

    /** Ends with dots if it was longer. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - DOTS.length();
        // Half a character would be sent as another one, and look like a change each time.
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + DOTS;
    }

    /** Of several lines the last one, which is the one that an agent ends with; a stack trace is none. */
    static String ofLastLine(String text) {
        return of(text.lines()
                .filter(line -> !line.isBlank() && !line.matches(STACK_FRAME))
                .reduce((_, line) -> line)
                .orElse(""));
    }
}
