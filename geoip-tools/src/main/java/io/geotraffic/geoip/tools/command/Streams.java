package io.geotraffic.geoip.tools.command;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What the command reads from and writes to.
 *
 * @param isWatched whether a person reads the errors as they come
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean isWatched) {
    /** Of this process. */
    static Streams standard() {
        // Java's own answer is about standard input and output, and those are pipes where it matters most:
        // configmap into kubectl. So the launcher looks at standard error.
        return new Streams(System.in, System.out, System.err, Boolean.getBoolean("geotraffic.stderr-is-terminal"));
    }

    Progress progress() {
        return new Progress(err, isWatched);
    }
}
