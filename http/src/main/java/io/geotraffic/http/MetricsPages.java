package io.geotraffic.http;

import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The metrics as pages. Each variant is rendered at most once a second, one at a time, and all who ask
 * meanwhile share it: a thousand scrapes cost as much as one, and a thousand slow readers hold one page.
 */
final class MetricsPages implements Endpoint {
    private static final long SHARED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<MetricSnapshots> metrics;
    private final FailureLog failures;
    private final LongSupplier clock;

    private final ReentrantLock rendering = new ReentrantLock();
    private final Map<Variant, Rendered> pages = new EnumMap<>(Variant.class);
    private int lastLength;

    /** @param begun when the metrics were about to be asked, so the page is no older */
    private record Rendered(Answer answer, long begun) {
        boolean servesOneWhoCameAt(long arrival) {
            return begun - arrival > -SHARED_NANOS;
        }
    }

    /** @param clock nanoseconds, only growing */
    MetricsPages(Supplier<MetricSnapshots> metrics, FailureLog failures, LongSupplier clock) {
        this.metrics = metrics;
        this.failures = failures;
        this.clock = clock;
    }

    /** Compares with the time of arrival, so that all who waited for a slow rendering share its page. */
    @Override
    public Answer answer(Headers request) throws InterruptedException {
        long arrival = clock.getAsLong();
        Variant variant = Variant.of(request);
        rendering.lockInterruptibly();
        try {
            @Nullable Rendered page = pages.get(variant);
            if (page == null || !page.servesOneWhoCameAt(arrival)) {
                page = render(variant);
                pages.put(variant, page);
            }
            return page.answer();
        } finally {
            rendering.unlock();
        }
    }

    /** How many wait for a rendering, about. */
    int waiting() {
        return rendering.getQueueLength();
    }

    /** A failure is a page too: it is not tried again, nor logged again, for each who asks. */
    private Rendered render(Variant variant) {
        long begun = clock.getAsLong();
        pages.values().removeIf(page -> !page.servesOneWhoCameAt(begun));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(lastLength + 1024);
            variant.write(metrics.get(), out);
            lastLength = out.size();
            return new Rendered(new Answer(200, out.toByteArray(), variant.headers()), begun);
        } catch (IOException | RuntimeException | Error e) {
            failures.log("cannot render the metrics", e);
            return new Rendered(Answer.line(500, "cannot render the metrics, the log says why"), begun);
        }
    }
}
