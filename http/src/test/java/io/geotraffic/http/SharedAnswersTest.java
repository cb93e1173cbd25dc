package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class SharedAnswersTest {
    private final AtomicLong clock = new AtomicLong(-5); // as System.nanoTime() may well be
    private final AtomicInteger renderings = new AtomicInteger();
    private final LogLines log = new LogLines();
    private final SharedAnswers<String> pages = pages(this::rendered);

    private SharedAnswers<String> pages(Function<String, Answer> renderer) {
        return new SharedAnswers<>("the page", renderer, new FailureLog(log, clock::get), clock::get);
    }

    private Answer rendered(String key) {
        return Answer.line(200, key + renderings.incrementAndGet());
    }

    private void pass(long milliseconds) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    @Test
    void allWithinASecondShareAPage() throws InterruptedException {
        Answer first = pages.get("text");
        pass(999);
        assertSame(first, pages.get("text"));
        assertEquals(1, renderings.get());
    }

    @Test
    void afterASecondThereIsAFreshPage() throws InterruptedException {
        Answer first = pages.get("text");
        pass(1000);
        assertNotSame(first, pages.get("text"));
        assertEquals(2, renderings.get());
    }

    @Test
    void eachKeyIsRenderedForItself() throws InterruptedException {
        assertNotSame(pages.get("text"), pages.get("other"));
        pages.get("text");
        pages.get("other");
        assertEquals(2, renderings.get());
    }

    @Test
    void aFailureIsSharedTooAndThenTriedAgain() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        SharedAnswers<String> failing = pages(_ -> {
            throw new IllegalStateException("attempt " + attempts.incrementAndGet());
        });
        assertEquals(500, failing.get("text").status());
        assertEquals(500, failing.get("text").status());
        pass(1000);
        assertEquals(500, failing.get("text").status());

        assertEquals(
                List.of("warn cannot render the page: attempt 1", "warn cannot render the page: attempt 2"), log.all);
    }

    @Test
    void allWhoCameDuringASlowRenderingShareIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SharedAnswers<String> slow = pages(key -> {
            begun.countDown();
            await(go);
            pass(5000);
            return rendered(key);
        });
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = executor.submit(() -> slow.get("text"));
            begun.await();
            List<Future<Answer>> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                others.add(executor.submit(() -> slow.get("text")));
            }
            awaitWaiters(slow, 20);
            go.countDown();
            for (Future<Answer> other : others) {
                assertSame(first.get(), other.get());
            }
        }
        assertEquals(1, renderings.get());
    }

    private static void awaitWaiters(SharedAnswers<String> pages, int count) throws InterruptedException {
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
