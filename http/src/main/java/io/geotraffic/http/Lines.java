package io.geotraffic.http;

import org.jspecify.annotations.Nullable;

/** Keeps what comes from elsewhere on one line. */
final class Lines {
    private static final int LONGEST = 500;

    private Lines() {}

    static String one(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    /** What a failure says of itself, or what it is called if it says nothing. */
    static String of(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return one(message == null ? failure.getClass().getSimpleName() : message);
    }
}
