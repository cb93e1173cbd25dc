package io.geotraffic.geoip.tools.command;

import java.io.PrintStream;

/** Tells a person what is being done, in one line that is gone at the end. */
final class Progress implements AutoCloseable {
    /** Back to the start of the line, and erase it (ECMA-48). */
    private static final String ERASE = "\r\u001b[K";

    /** A line that a terminal breaks could not be erased. */
    private static final int LONGEST = 70;

    private final PrintStream terminal;
    private final boolean isShown;

    /** @param isShown or nothing is ever printed */
    Progress(PrintStream terminal, boolean isShown) {
        this.terminal = terminal;
        this.isShown = isShown;
    }

    void stage(String what) {
        String line = OneLine.of(what);
        show(ERASE + (line.length() > LONGEST ? line.substring(0, LONGEST) : line) + " ...");
    }

    @Override
    public void close() {
        show(ERASE);
    }

    private void show(String text) {
        if (isShown) {
            terminal.print(text);
            terminal.flush();
        }
    }
}
