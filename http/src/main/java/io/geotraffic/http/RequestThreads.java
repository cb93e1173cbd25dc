package io.geotraffic.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs requests, each on a virtual thread of its own, from the first byte read to the last one written.
 *
 * <p>There is room for a fixed number. When others wait for room, those are cut off who have kept us
 * waiting for 200 ms: an honest client reads a page in less, so it is served however many
 * there are that do not read. What takes longer than the limit of time is cut off in any case.
 *
 * <p>To cut off is to interrupt: a thread that waits for a socket channel closes it then, also where it
 * holds locks that would keep others from closing it, as with TLS.
 */
final class RequestThreads implements Executor, AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final int most;
    private final long limitNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Thread, Work> works = new LinkedHashMap<>();
    /** For room. They have no buffers yet, and there are no more than connections. */
    private final Queue<Waiting> queue = new ArrayDeque<>();

    private boolean closed;
    private final Thread watch;

    private record Waiting(Runnable request, long deadline) {}

    private static final class Work {
        final long deadline;
        /** When it began to wait for its client. */
        long since;
        /** Its client waits for us, and not we for it. */
        boolean ours;

        Work(long deadline, long since) {
            this.deadline = deadline;
            this.since = since;
        }
    }

    /** What is done for a client. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws InterruptedException;
    }

    /** @param limit from the request's arrival */
    RequestThreads(int most, Duration limit) {
        this.most = most;
        this.limitNanos = limit.toNanos();
        this.watch = Thread.ofVirtual().name("request-limit").start(this::watch);
    }

    /** Never waits, since the JDK's server calls it on the one thread that accepts connections. */
    @Override
    public void execute(Runnable request) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            queue.add(new Waiting(request, System.nanoTime() + limitNanos));
            startWaiting();
        } finally {
            lock.unlock();
        }
    }

    private void startWaiting() {
        while (!queue.isEmpty() && works.size() < most && !closed) {
            Waiting next = queue.remove();
            Thread thread = Thread.ofVirtual().unstarted(() -> run(next.request()));
            works.put(thread, new Work(next.deadline(), System.nanoTime()));
            thread.start();
        }
        changed.signalAll();
    }

    private void run(Runnable request) {
        try {
            request.run();
        } finally {
            lock.lock();
            try {
                works.remove(Thread.currentThread());
                startWaiting();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Runs a part of the current request for which its client waits, and is not to blame. */
    <T> T whileTheClientWaits(Task<T> task) throws InterruptedException {
        mark(true);
        try {
            return task.run();
        } finally {
            mark(false);
        }
    }

    private void mark(boolean ours) {
        lock.lock();
        try {
            Work work = works.get(Thread.currentThread());
            if (work != null) { // else it was cut off
                work.ours = ours;
                work.since = System.nanoTime();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                long next = cutOffOverdue();
                startWaiting();
                if (works.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cuts off all whose time is over, and of those that try our patience as many as others wait for.
     *
     * @return nanoseconds until there may be something to do again, if nothing changes
     */
    private long cutOffOverdue() {
        long now = System.nanoTime();
        long next = PATIENCE_NANOS; // it may be less for those that are started now
        List<Thread> overdue = new ArrayList<>();
        for (Map.Entry<Thread, Work> entry : works.entrySet()) {
            Work work = entry.getValue();
            boolean wanted = !work.ours && overdue.size() < queue.size();
            long end = wanted ? Math.min(work.deadline, work.since + PATIENCE_NANOS) : work.deadline;
            long left = end - now;
            if (left <= 0) {
                overdue.add(entry.getKey());
            } else {
                next = Math.min(next, left);
            }
        }
        for (Thread thread : overdue) {
            works.remove(thread);
            thread.interrupt();
        }
        return next;
    }

    /** How many are at work, but for those that were cut off. */
    int atWork() {
        lock.lock();
        try {
            return works.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more requests, lets those at work end within half a second, and cuts off the rest. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            long left = GRACE_NANOS;
            while (!works.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            works.keySet().forEach(Thread::interrupt);
            watch.interrupt();
            lock.unlock();
        }
    }
}
