package io.geotraffic.geoip;

import org.jspecify.annotations.Nullable;

/**
 * The answers to the questions asked last. Built like a processor's cache: a key has its place in one
 * set of {@value #WAYS}, and there the one that was not asked for the longest makes room. Nothing is
 * allocated for a question: a poll asks for up to millions of prefixes.
 *
 * @param <T> what an answer is
 */
final class AnswerCache<T> {
    private static final int WAYS = 8;
    private static final int LEAST_SETS = 1 << 7;

    /** The golden ratio: spreads keys that differ in few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int mostSets;

    /** By set; within, the one asked for last is the first. */
    private long[] keys = new long[LEAST_SETS * WAYS];

    private @Nullable T[] answers = empty(LEAST_SETS * WAYS);
    private int size;

    /** @param capacity keys to remember; rounded up to a power of two, at least 1,024 */
    AnswerCache(int capacity) {
        int sets = Math.max(LEAST_SETS, (capacity + WAYS - 1) / WAYS);
        mostSets = Integer.highestOneBit(sets - 1) << 1;
    }

    @SuppressWarnings("unchecked") // nobody else sees the array, and it holds no other things
    private static <T> @Nullable T[] empty(int length) {
        return (@Nullable T[]) new @Nullable Object[length];
    }

    /** Null if it is not remembered. */
    @Nullable
    T get(long key) {
        int first = firstOf(key);
        for (int i = first; i < first + WAYS; i++) {
            T answer = answers[i];
            if (answer != null && keys[i] == key) {
                if (i > first) {
                    moveToFront(first, i, key, answer);
                }
                return answer;
            }
        }
        return null;
    }

    /** To be called for a key that is not remembered. */
    void put(long key, T answer) {
        // Twice the room as soon as half of it is used, so that few prefixes need little memory.
        if (size > keys.length / 2 && keys.length < mostSets * WAYS) {
            grow();
        }
        int first = firstOf(key);
        int last = first + WAYS - 1;
        if (answers[last] == null) {
            size++;
        }
        moveToFront(first, last, key, answer);
    }

    void clear() {
        keys = new long[LEAST_SETS * WAYS];
        answers = empty(LEAST_SETS * WAYS);
        size = 0;
    }

    int size() {
        return size;
    }

    private int firstOf(long key) {
        int sets = keys.length / WAYS;
        return (int) ((key * SPREAD) >>> (Long.numberOfLeadingZeros(sets) + 1)) * WAYS;
    }

    private void moveToFront(int first, int from, long key, T answer) {
        System.arraycopy(keys, first, keys, first + 1, from - first);
        System.arraycopy(answers, first, answers, first + 1, from - first);
        keys[first] = key;
        answers[first] = answer;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable T[] oldAnswers = answers;
        keys = new long[oldKeys.length * 2];
        answers = empty(oldKeys.length * 2);
        size = 0;
        // The oldest of each set first, so that the order within the new ones is the same.
        for (int i = oldKeys.length - 1; i >= 0; i--) {
            T answer = oldAnswers[i];
            if (answer != null) {
                put(oldKeys[i], answer);
            }
        }
    }
}
