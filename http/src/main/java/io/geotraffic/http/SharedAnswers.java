package io.geotraffic.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are the same for all who ask. Each is rendered at most once a second, one at a time,
 * and all who ask meanwhile share it: a thousand requests cost as much as one, and a thousand slow
 * readers hold one page.
 *
 * @param <K> what tells one answer from another
 */
final class SharedAnswers<K> {
    private static final long SHARED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String subject;
    private final Function<K, Answer> renderer;
    private final FailureLog failures;
    private final LongSupplier clock;

    private final ReentrantLock rendering = new ReentrantLock();
    private final Map<K, Rendered> answers = new HashMap<>();

    /** @param begun when it was about to be rendered, so what it tells is no older */
    private record Rendered(Answer answer, long begun) {
        boolean servesOneWhoCameAt(long arrival) {
            return begun - arrival > -SHARED_NANOS;
        }
    }

    /**
     * @param subject what is rendered, in a word or two
     * @param renderer may throw whatever it likes unchecked
     * @param clock nanoseconds, only growing
     */
    SharedAnswers(String subject, Function<K, Answer> renderer, FailureLog failures, LongSupplier clock) {
        this.subject = subject;
        this.renderer = renderer;
        this.failures = failures;
        this.clock = clock;
    }

    /** Compares with the time of arrival, so that all who waited for a slow rendering share its answer. */
    Answer get(K key) throws InterruptedException {
        long arrival = clock.getAsLong();
        rendering.lockInterruptibly();
        try {
            @Nullable Rendered rendered = answers.get(key);
            if (rendered == null || !rendered.servesOneWhoCameAt(arrival)) {
                rendered = render(key);
                answers.put(key, rendered);
            }
            return rendered.answer();
        } finally {
            rendering.unlock();
        }
    }

    /** How many wait for a rendering, about. */
    int waiting() {
        return rendering.getQueueLength();
    }

    /** A failure is an answer too: it is not tried again, nor logged again, for each who asks. */
    private Rendered render(K key) {
        long begun = clock.getAsLong();
        answers.values().removeIf(each -> !each.servesOneWhoCameAt(begun));
        try {
            return new Rendered(renderer.apply(key), begun);
        } catch (RuntimeException | Error e) {
            failures.log("cannot render " + subject, e);
            return new Rendered(Answer.line(500, "cannot render " + subject + ", the log says why"), begun);
        }
    }
}
