package io.geotraffic.http;

import com.sun.net.httpserver.Headers;
import io.geotraffic.http.exposition.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** A form that the metrics can take. */
enum Variant {
    TEXT(Format.TEXT, Coding.PLAIN),
    TEXT_GZIP(Format.TEXT, Coding.GZIP),
    OPEN_METRICS(Format.OPEN_METRICS, Coding.PLAIN),
    OPEN_METRICS_GZIP(Format.OPEN_METRICS, Coding.GZIP);

    private final Format format;
    private final Coding coding;

    Variant(Format format, Coding coding) {
        this.format = format;
        this.coding = coding;
    }

    /** What suits the client best. There is always one: who accepts nothing of ours gets plain text. */
    static Variant of(Headers request) {
        Preferences types = new Preferences(request.get("Accept"));
        double openMetrics = types.weight("application/openmetrics-text");
        boolean prefersOpenMetrics = openMetrics > 0 && openMetrics >= types.weight("text/plain", "text/*", "*/*");
        boolean compressed = Coding.of(request) == Coding.GZIP;
        if (prefersOpenMetrics) {
            return compressed ? OPEN_METRICS_GZIP : OPEN_METRICS;
        }
        return compressed ? TEXT_GZIP : TEXT;
    }

    Format format() {
        return format;
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(coding.headers());
        headers.put("Content-Type", format.contentType());
        headers.put("Vary", "Accept, Accept-Encoding");
        return headers;
    }

    /** To be closed behind the last byte. */
    OutputStream encode(OutputStream out) throws IOException {
        return coding.encode(out);
    }
}
