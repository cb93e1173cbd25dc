package io.geotraffic.http;

import io.geotraffic.http.exposition.Exposition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Makes pages of the metrics. One thread at a time. */
final class MetricsPages {
    private final Consumer<Exposition> metrics;

    /** The next page is about as long, and should not have to be copied as it grows. */
    private int lastLength;

    MetricsPages(Consumer<Exposition> metrics) {
        this.metrics = metrics;
    }

    Answer render(Variant variant) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(lastLength + 1024);
        try (OutputStream out = variant.encode(page)) {
            Exposition exposition = new Exposition(variant.format(), out);
            metrics.accept(exposition);
            exposition.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lastLength = page.size();
        return new Answer(200, page.toByteArray(), variant.headers());
    }
}
