package io.geotraffic.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A packet from each of so many prefixes through each sender, again and again. */
final class Traffic implements AutoCloseable {
    private final List<PrefixSender> senders;
    private final int prefixes;
    private final Duration pace;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private volatile @Nullable IOException failure;

    private Traffic(List<PrefixSender> senders, int prefixes, Duration pace) {
        this.senders = List.copyOf(senders);
        this.prefixes = prefixes;
        this.pace = pace;
        this.thread = Thread.ofPlatform().name("traffic").daemon().start(this::run);
    }

    /**
     * @param prefixes of each sender
     * @param pace from one round to the next; a round that takes longer is followed by one at once
     */
    static Traffic start(List<PrefixSender> senders, int prefixes, Duration pace) {
        return new Traffic(senders, prefixes, pace);
    }

    private void run() {
        try {
            long due = System.nanoTime();
            do {
                for (PrefixSender sender : senders) {
                    sender.send(0, prefixes);
                }
                due = Math.max(due + pace.toNanos(), System.nanoTime());
            } while (!stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws IOException if not all was sent: then what was measured is of no use */
    @Override
    public void close() throws IOException {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        @Nullable IOException last = failure;
        if (last != null) {
            throw last;
        }
    }
}
