package io.geotraffic.http;

/** The page for people, under {@code /}. Any thread may ask for it, one at a time. */
@FunctionalInterface
public interface Page {
    /** @return a whole document, which may bring inline styles and nothing else: no scripts, no other files */
    String html();
}
