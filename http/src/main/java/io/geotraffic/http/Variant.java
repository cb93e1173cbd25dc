package io.geotraffic.http;

import com.sun.net.httpserver.Headers;
import io.geotraffic.http.exposition.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A form that the metrics can take. */
enum Variant {
    TEXT(Format.TEXT, false),
    TEXT_GZIP(Format.TEXT, true),
    OPEN_METRICS(Format.OPEN_METRICS, false),
    OPEN_METRICS_GZIP(Format.OPEN_METRICS, true);

    private static final int GZIP_BUFFER = 4096;

    private final Format format;
    private final boolean gzip;

    Variant(Format format, boolean gzip) {
        this.format = format;
        this.gzip = gzip;
    }

    /** What suits the client best. There is always one: who accepts nothing of ours gets plain text. */
    static Variant of(Headers request) {
        Preferences types = new Preferences(request.get("Accept"));
        double openMetrics = types.weight("application/openmetrics-text");
        boolean prefersOpenMetrics = openMetrics > 0 && openMetrics >= types.weight("text/plain", "text/*", "*/*");
        boolean acceptsGzip = new Preferences(request.get("Accept-Encoding")).weight("gzip", "*") > 0;
        if (prefersOpenMetrics) {
            return acceptsGzip ? OPEN_METRICS_GZIP : OPEN_METRICS;
        }
        return acceptsGzip ? TEXT_GZIP : TEXT;
    }

    Format format() {
        return format;
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", format.contentType());
        headers.put("Vary", "Accept, Accept-Encoding");
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        return headers;
    }

    /** To be closed behind the last byte. */
    OutputStream encode(OutputStream out) throws IOException {
        return gzip ? new FastGzip(out) : out;
    }

    /** At the level that takes a quarter of the time: the page is a tenth of its length all the same. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, GZIP_BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
