package io.geotraffic.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A whole response. It never changes, so many clients may be sent the same one. */
final class Answer {
    /**
     * The JDK's server copies each write to a buffer of its own, which grows to twice the write and stays
     * with the connection. So a body is written in pieces, lest every slow reader hold two pages.
     */
    private static final int PIECE = 8192;

    private final int status;
    private final byte[] body;
    private final int length;
    private final Map<String, String> headers;

    /** @param body is not copied: nobody may change it */
    Answer(int status, byte[] body, Map<String, String> headers) {
        this(status, body, body.length, headers);
    }

    /** @param length how many of the bytes are the body */
    Answer(int status, byte[] body, int length, Map<String, String> headers) {
        this.status = status;
        this.body = body;
        this.length = length;
        this.headers = Map.copyOf(headers);
    }

    /** One line of text. */
    static Answer line(int status, String line) {
        return line(status, line, Map.of());
    }

    static Answer line(int status, String line, Map<String, String> headers) {
        Answer answer = new Answer(
                status,
                (Lines.one(line) + "\n").getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store"));
        return answer.with(headers);
    }

    int status() {
        return status;
    }

    String text() {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    /** The same with more headers, which win over those that are there. */
    Answer with(Map<String, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new Answer(status, body, length, all);
    }

    /**
     * Sends it and ends the exchange. An exception must reach the JDK's server, which takes the connection
     * off its books then, and never does if the exchange is closed instead.
     */
    void send(HttpExchange exchange) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        headers.forEach(sent::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            sent.set("Content-Length", Integer.toString(length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        if (length > 0) {
            writeBody(exchange.getResponseBody());
        }
    }

    private void writeBody(OutputStream out) throws IOException {
        for (int at = 0; at < length; at += PIECE) {
            out.write(body, at, Math.min(PIECE, length - at));
        }
        out.close();
    }
}
