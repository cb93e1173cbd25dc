package io.geotraffic.geoip.tools.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What came of a command line. */
record CommandRun(int status, String out, String err) {
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    static CommandRun of(Object... words) {
        return withInput("", words);
    }

    static CommandRun withInput(String input, Object... words) {
        return run(input, false, words);
    }

    /** With a terminal for the errors. */
    static CommandRun watched(Object... words) {
        return run("", true, words);
    }

    private static CommandRun run(String input, boolean isWatched, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                isWatched);
        List<String> texts = List.of(words).stream().map(Object::toString).toList();
        int status = Geoip.run(texts, streams, Clock.fixed(NOW, ZoneOffset.UTC));
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Of an error: that it is alone, without what is in front of it. */
    static String refusal(int status, CommandRun run) {
        String start = Geoip.NAME + ": ";
        if (run.status() != status
                || !run.out().isEmpty()
                || !run.err().startsWith(start)
                || run.err().indexOf('\n') != run.err().length() - 1) {
            throw new AssertionError("No error of one line with status " + status + ": " + run);
        }
        return run.err().substring(start.length()).stripTrailing();
    }
}
