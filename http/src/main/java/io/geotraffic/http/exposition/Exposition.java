package io.geotraffic.http.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes metrics as Prometheus reads them: a family begins by its type, and its samples follow. A
 * family without samples leaves nothing behind.
 *
 * <p>Our own, for client_java's snapshots and writers took 20 to 40 ms for 4,000 series, and 20 are
 * what a scrape may take.
 *
 * <p>An {@link UncheckedIOException} tells that it cannot be written. Not thread-safe.
 */
public final class Exposition {
    /** Characters that are gathered before they are written. */
    private static final int CHUNK = 8192;

    private final Format format;
    private final Writer out;
    private final StringBuilder text = new StringBuilder(CHUNK + 512);

    /** On the way from there to the writer: strings would be garbage of twice the length of the page. */
    private final char[] chunk = new char[CHUNK];

    /** Of the family that has begun: its lines for people, until the first sample; then empty. */
    private String head = "";

    /** Of its samples. */
    private String name = "";

    public Exposition(Format format, OutputStream out) {
        this.format = format;
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    /**
     * Begins a family of what only grows.
     *
     * @param name without {@code _total}, which its samples have at the end
     * @param help one sentence
     */
    public Exposition counters(String name, String help) {
        return begin("counter", "counter", name, "_total", help);
    }

    /** Begins a family of what goes up and down. */
    public Exposition gauges(String name, String help) {
        return begin("gauge", "gauge", name, "", help);
    }

    /**
     * Begins a family whose labels tell something, and whose samples are 1.
     *
     * @param name without {@code _info}, which its samples have at the end
     */
    public Exposition infos(String name, String help) {
        return begin("gauge", "info", name, "_info", help);
    }

    /** Begins a family of distributions. */
    public Exposition histograms(String name, String help) {
        return begin("histogram", "histogram", name, "", help);
    }

    private Exposition begin(String textType, String openMetricsType, String name, String suffix, String help) {
        this.name = name + suffix;
        if (format == Format.OPEN_METRICS) {
            head = "# TYPE " + name + " " + openMetricsType + "\n# HELP " + name + " " + escaped(help) + "\n";
        } else {
            String line = help.replace("\\", "\\\\").replace("\n", "\\n");
            head = "# HELP " + this.name + " " + line + "\n# TYPE " + this.name + " " + textType + "\n";
        }
        return this;
    }

    /**
     * Adds a sample to the family that has begun. What reads it may well take it for a double, which is
     * exact up to 2^53.
     *
     * @param labels name, value, name, value, ...; no name twice, no two samples with the same ones
     */
    public Exposition sample(long value, String... labels) {
        beginSample(labels);
        text.append(value);
        return endSample();
    }

    /** The same with a value that need not be whole. */
    public Exposition sample(double value, String... labels) {
        beginSample(labels);
        if (Double.isInfinite(value)) {
            text.append(value > 0 ? "+Inf" : "-Inf");
        } else {
            text.append(value);
        }
        return endSample();
    }

    /** Adds a distribution to the family that has begun. */
    public Exposition sample(Histogram.Counts counts) {
        long sum = 0;
        for (int i = 0; i <= counts.bounds().size(); i++) {
            sum += counts.within().get(i);
            beginNamed(
                    "_bucket",
                    "le",
                    i < counts.bounds().size() ? String.valueOf(counts.bounds().get(i)) : "+Inf");
            text.append(sum);
            endSample();
        }
        beginNamed("_count");
        text.append(sum);
        endSample();
        beginNamed("_sum");
        text.append(counts.sum());
        return endSample();
    }

    private void beginSample(String... labels) {
        beginNamed("", labels);
    }

    private void beginNamed(String suffix, String... labels) {
        if (!head.isEmpty()) {
            text.append(head);
            head = "";
        }
        text.append(name).append(suffix);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            text.append(escaped(labels[i + 1])).append('"');
        }
        text.append(labels.length == 0 ? " " : "} ");
    }

    private Exposition endSample() {
        text.append('\n');
        if (text.length() >= CHUNK) {
            flush();
        }
        return this;
    }

    /** To be called once, behind the last sample. Does not close the stream. */
    public void end() {
        if (format == Format.OPEN_METRICS) {
            text.append("# EOF\n");
        }
        flush();
    }

    private void flush() {
        try {
            for (int from = 0; from < text.length(); from += CHUNK) {
                int to = Math.min(text.length(), from + CHUNK);
                text.getChars(from, to, chunk, 0);
                out.write(chunk, 0, to - from);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.setLength(0);
    }

    /** Nearly always the text as it is, so that is found out first, and in the fastest way. */
    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\' || character == '"' || character == '\n') {
                return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            }
        }
        return text;
    }
}
