package io.geotraffic.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks an agent for pages, each over a connection of its own. */
record Scraper(int port) {
    /** Longer than an agent shares a page. */
    static final long FRESH_MILLIS = 1_050;

    static final String[] PLAIN = {"Accept: text/plain"};

    /** As Prometheus asks. */
    static final String[] PROMETHEUS = {
        "Accept: application/openmetrics-text;version=1.0.0;q=0.8,text/plain;q=0.5,*/*;q=0.1", "Accept-Encoding: gzip"
    };

    /**
     * @param nanos from before the connection to the last byte
     * @param bytes of the page, as they came
     * @param text of no use where the page is compressed
     */
    record Page(int status, long nanos, int bytes, String text) {
        /** How many series there are on a page that is not compressed. */
        long series() {
            return text.lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .count();
        }

        /** The value of a series that has no labels. */
        double value(String name) throws IOException {
            return text.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " among the metrics"));
        }
    }

    Page metrics(String... headers) throws IOException {
        Page page = get("/metrics", headers);
        if (page.status() != 200) {
            throw new IOException("/metrics: status " + page.status());
        }
        return page;
    }

    Page get(String path, String... headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
        long begin = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            return page(answer, System.nanoTime() - begin);
        }
    }

    private static Page page(byte[] answer, long nanos) throws IOException {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer: " + text);
        }
        String body = text.substring(end + 4);
        return new Page(Integer.parseInt(text.split(" ", 3)[1]), nanos, body.length(), body);
    }
}
