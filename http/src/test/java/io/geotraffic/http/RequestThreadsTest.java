package io.geotraffic.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RequestThreadsTest {
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** A request that lasts until it is cut off. */
    private Runnable stuck(String name) {
        return () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                events.add(name);
            }
        };
    }

    private String nextEvent() throws InterruptedException {
        return String.valueOf(events.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void cutsOffThoseWhoTryItsPatienceWhenThereIsNoRoom() throws InterruptedException {
        try (RequestThreads threads = new RequestThreads(2, Duration.ofMinutes(1))) {
            for (String name : List.of("a", "b", "c", "d")) {
                threads.execute(stuck(name));
            }
            assertEquals(
                    List.of("a", "b"),
                    List.of(nextEvent(), nextEvent()).stream().sorted().toList());
            threads.execute(() -> events.add("served"));
            assertEquals(
                    List.of("c", "served"),
                    List.of(nextEvent(), nextEvent()).stream().sorted().toList());
        }
    }

    @Test
    void cutsOffThoseWhoWaitForUsLast() throws InterruptedException {
        try (RequestThreads threads = new RequestThreads(2, Duration.ofMinutes(1))) {
            CountDownLatch waiting = new CountDownLatch(1);
            threads.execute(() -> {
                try {
                    threads.whileTheClientWaits(() -> {
                        waiting.countDown();
                        new CountDownLatch(1).await();
                        return "never";
                    });
                } catch (InterruptedException e) {
                    events.add("patient");
                }
            });
            waiting.await();
            threads.execute(stuck("a"));
            threads.execute(stuck("b"));
            assertEquals("a", nextEvent());
        }
        assertEquals(
                List.of("b", "patient"),
                List.of(nextEvent(), nextEvent()).stream().sorted().toList());
    }

    @Test
    void cutsOffWhatTakesTooLong() throws InterruptedException {
        try (RequestThreads threads = new RequestThreads(2, Duration.ofMillis(50))) {
            threads.execute(stuck("a"));
            assertEquals("a", nextEvent());
            threads.execute(stuck("b"));
            assertEquals("b", nextEvent());
        }
    }

    @Test
    void whoIsDoneMakesRoom() throws InterruptedException {
        try (RequestThreads threads = new RequestThreads(1, Duration.ofMinutes(1))) {
            for (int i = 0; i < 100; i++) {
                CountDownLatch done = new CountDownLatch(1);
                threads.execute(() -> {
                    events.add(Thread.currentThread().isInterrupted() ? "cut off" : "served");
                    done.countDown();
                });
                done.await();
            }
        }
        assertEquals(100, events.size());
        assertTrue(events.stream().allMatch("served"::equals));
    }

    @Test
    void cutsOffWhatIsLeftWhenItIsClosedAndTakesNoMore() throws InterruptedException {
        RequestThreads threads = new RequestThreads(2, Duration.ofMinutes(1));
        threads.execute(stuck("a"));
        threads.close();

        assertEquals("a", nextEvent());
        assertThrows(RejectedExecutionException.class, () -> threads.execute(stuck("b")));
    }

    @Test
    void letsRequestsEndWhenItIsClosed() throws InterruptedException {
        RequestThreads threads = new RequestThreads(2, Duration.ofMinutes(1));
        CountDownLatch closing = new CountDownLatch(1);
        threads.execute(() -> {
            try {
                closing.await();
                events.add("served");
            } catch (InterruptedException e) {
                events.add("cut off");
            }
        });
        Thread closer = Thread.ofVirtual().start(threads::close);
        while (closer.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertFalse(events.contains("cut off"));
        closing.countDown();
        closer.join();
        assertEquals("served", nextEvent());
    }
}
