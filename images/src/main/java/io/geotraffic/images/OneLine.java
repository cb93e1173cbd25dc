package io.geotraffic.images;

/** A message is one line, whatever a file or a registry is called or says. */
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }
}
