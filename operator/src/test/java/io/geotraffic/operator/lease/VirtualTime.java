package io.geotraffic.operator.lease;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks of which each believes to have a thread of its own: one at a time, and time passes only while all
 * of them sleep. So what happens is told by their sleeps alone.
 */
final class VirtualTime {
    /** Ends a task that still sleeps at the end. No exception, for tasks catch those. */
    private static final class Over extends Error {
        private static final long serialVersionUID = 1;

        Over() {
            super("the end of all", null, false, false);
        }
    }

    private final class Task implements Comparable<Task> {
        private final Semaphore turn = new Semaphore(0);
        private final int number = tasks.size();
        private long wakes = now;

        @Override
        public int compareTo(Task other) {
            return wakes == other.wakes ? Integer.compare(number, other.number) : Long.compare(wakes, other.wakes);
        }
    }

    private final List<Task> tasks = new ArrayList<>();
    private final PriorityQueue<Task> sleepers = new PriorityQueue<>();
    private final Semaphore ended = new Semaphore(0);
    private final Runnable afterEach;

    private @Nullable Task current;
    private @Nullable Throwable failure;
    private long now;
    private long end;
    private boolean over;

    /** @param afterEach is run whenever a task has come to sleep */
    VirtualTime(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    /** Nanoseconds. */
    long now() {
        return now;
    }

    /** From now on, beside all others. */
    void start(Runnable work) {
        Task task = new Task();
        tasks.add(task);
        sleepers.add(task);
        Thread.startVirtualThread(() -> {
            task.turn.acquireUninterruptibly();
            try {
                if (!over) {
                    work.run();
                    afterEach.run();
                }
            } catch (Over e) {
                // As told.
            } catch (Throwable e) {
                failure = e;
            }
            wakeNext();
        });
    }

    /** To be called by tasks. */
    void sleep(long nanoseconds) {
        Task task = current;
        if (task == null) {
            throw new IllegalStateException("no task");
        }
        afterEach.run();
        task.wakes = now + nanoseconds;
        sleepers.add(task);
        if (wakeNext() != task) {
            task.turn.acquireUninterruptibly();
        } else {
            task.turn.drainPermits();
        }
        if (over) {
            throw new Over();
        }
    }

    /** Until then, or a task fails. */
    void runUntil(long time) throws Throwable {
        end = time;
        wakeNext();
        ended.acquireUninterruptibly();
        if (failure != null) {
            throw failure;
        }
        now = end;
    }

    /** All that sleep, which could else be in memory for ever. */
    void end() {
        over = true;
        failure = null;
        wakeNext();
        ended.acquireUninterruptibly();
    }

    /** The one whose turn it is, or who waits for the end. */
    private @Nullable Task wakeNext() {
        Task next = sleepers.peek();
        if (failure != null || next == null || (next.wakes > end && !over)) {
            ended.release();
            return null;
        }
        sleepers.remove();
        now = over ? now : next.wakes;
        current = next;
        next.turn.release();
        return next;
    }
}
