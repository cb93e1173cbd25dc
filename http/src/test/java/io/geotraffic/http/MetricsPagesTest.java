package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class MetricsPagesTest {
    private final AtomicLong clock = new AtomicLong(-5); // as System.nanoTime() may well be
    private final AtomicInteger renderings = new AtomicInteger();
    private final List<String> log = new ArrayList<>();
    private final MetricsPages pages = pages(() -> Served.counter("n" + renderings.incrementAndGet()));

    private MetricsPages pages(Supplier<MetricSnapshots> metrics) {
        return new MetricsPages(metrics, new FailureLog(log::add, clock::get), clock::get);
    }

    private static Headers openMetrics() {
        Headers headers = new Headers();
        headers.add("Accept", "application/openmetrics-text");
        return headers;
    }

    private void pass(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    @Test
    void allWithinASecondShareAPage() throws InterruptedException {
        Answer first = pages.answer(new Headers());
        pass(999);
        assertSame(first, pages.answer(new Headers()));
        assertEquals(1, renderings.get());
    }

    @Test
    void afterASecondThereIsAFreshPage() throws InterruptedException {
        Answer first = pages.answer(new Headers());
        pass(1000);
        assertNotSame(first, pages.answer(new Headers()));
        assertEquals(2, renderings.get());
    }

    @Test
    void eachFormatIsRenderedForItself() throws InterruptedException {
        assertNotSame(pages.answer(new Headers()), pages.answer(openMetrics()));
        pages.answer(new Headers());
        pages.answer(openMetrics());
        assertEquals(2, renderings.get());
    }

    @Test
    void aFailureIsSharedTooAndThenTriedAgain() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        MetricsPages failing = pages(() -> {
            throw new IllegalStateException("attempt " + attempts.incrementAndGet());
        });
        assertEquals(500, failing.answer(new Headers()).status());
        assertEquals(500, failing.answer(new Headers()).status());
        pass(1000);
        assertEquals(500, failing.answer(new Headers()).status());

        assertEquals(List.of("cannot render the metrics: attempt 1", "cannot render the metrics: attempt 2"), log);
    }

    @Test
    void allWhoCameDuringASlowRenderingShareIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        MetricsPages slow = pages(() -> {
            begun.countDown();
            await(go);
            pass(5000);
            return Served.counter("n" + renderings.incrementAndGet());
        });
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = executor.submit(() -> slow.answer(new Headers()));
            begun.await();
            List<Future<Answer>> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(executor.submit(() -> slow.answer(new Headers())));
            }
            awaitWaiters(slow, 20);
            go.countDown();
            for (Future<Answer> other : others) {
                assertSame(first.get(), other.get());
            }
        }
        assertEquals(1, renderings.get());
    }

    private static void awaitWaiters(MetricsPages pages, int count) throws InterruptedException {
        while (pages.waiting() < count) {
            Thread.sleep(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
