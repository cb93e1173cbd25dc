package io.geotraffic.http;

import io.geotraffic.http.exposition.Exposition;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Makes pages of the metrics. One thread at a time. */
final class MetricsPages {
    private final Consumer<Exposition> metrics;

    /** The next page of a variant is about as long as the last: it has to hold neither less nor more. */
    private final Map<Variant, Integer> lengths = new EnumMap<>(Variant.class);

    MetricsPages(Consumer<Exposition> metrics) {
        this.metrics = metrics;
    }

    Answer render(Variant variant) {
        Body page = new Body(lengths.getOrDefault(variant, 0) + 1024);
        try (OutputStream out = variant.encode(page)) {
            Exposition exposition = new Exposition(variant.format(), out);
            metrics.accept(exposition);
            exposition.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lengths.put(variant, page.size());
        return page.answer(variant.headers());
    }
}
