package io.geotraffic.http;

/** Where the server tells what happens: single lines, from any thread. */
public interface ServerLog {
    /** Something went as it should. */
    void info(String line);

    /** Something did not, and who runs this may want to know. */
    void warn(String line);
}
