package io.geotraffic.agent.flow;

/**
 * The shadow of the map of prefixes: what each entry held when it was last read. An open-addressing
 * table of primitives with linear probing, because a poll passes through it once for each of up to
 * millions of entries and must leave nothing for the garbage collector.
 *
 * <p>A poll is a round: {@link #beginRound}, {@link #observe} for each entry, {@link #endRound}.
 */
final class UsageTable {
    /** Told of entries that are gone: evicted, or evicted and created anew. */
    @FunctionalInterface
    interface EvictionListener {
        /** @param lastChange clock of the round in which the entry was last seen to grow */
        void evicted(long lastChange);
    }

    private static final int KEY = 0;
    private static final int BYTES = 1;
    private static final int CREATED = 2;
    private static final int CHANGED = 3;

    /** Longs for each slot. One slot is half a cache line. */
    private static final int STRIDE = 4;

    private static final int INITIAL_SLOTS = 1 << 10;
    private static final double MAXIMUM_LOAD = 0.75;

    /** The golden ratio: spreads keys that differ in few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final EvictionListener listener;
    private long[] rows = new long[INITIAL_SLOTS * STRIDE];

    /** The round in which each slot's entry was last seen; 0 for a free slot. */
    private int[] seen = new int[INITIAL_SLOTS];

    private int size;
    private int round;
    private long clock;

    UsageTable(EvictionListener listener) {
        this.listener = listener;
    }

    int size() {
        return size;
    }

    /** @param clock any clock that only grows */
    void beginRound(long clock) {
        this.clock = clock;
        // After 2^32 rounds, 13 years of polls at the fastest pace allowed, 0 would mean a free slot.
        round = round == -1 ? 1 : round + 1;
    }

    /**
     * @return bytes that the entry has and had not when it was last read: never negative
     */
    long observe(long key, long bytes, long created) {
        int slot = find(key);
        int row = slot * STRIDE;
        if (seen[slot] == 0) {
            if (size + 1 > seen.length * MAXIMUM_LOAD) {
                grow();
                row = find(key) * STRIDE;
            }
            size++;
            return put(row, key, bytes, created, bytes);
        }
        if (rows[row + CREATED] != created) {
            listener.evicted(rows[row + CHANGED]);
            return put(row, key, bytes, created, bytes);
        }
        seen[slot] = round;
        long delta = bytes - rows[row + BYTES];
        if (delta <= 0) {
            return 0;
        }
        return put(row, key, bytes, created, delta);
    }

    private long put(int row, long key, long bytes, long created, long delta) {
        rows[row + KEY] = key;
        rows[row + BYTES] = bytes;
        rows[row + CREATED] = created;
        rows[row + CHANGED] = clock;
        seen[row / STRIDE] = round;
        return delta;
    }

    /** Forgets the entries that were not seen in this round. */
    void endRound() {
        for (int slot = 0; slot < seen.length; slot++) {
            // What moves into the gap may be one to forget as well.
            while (seen[slot] != 0 && seen[slot] != round) {
                listener.evicted(rows[slot * STRIDE + CHANGED]);
                removeAt(slot);
            }
        }
    }

    /** Forgets an entry that was deleted on purpose. */
    void remove(long key) {
        int slot = find(key);
        if (seen[slot] != 0) {
            removeAt(slot);
        }
    }

    private int find(long key) {
        int mask = seen.length - 1;
        int slot = home(key, mask);
        while (seen[slot] != 0 && rows[slot * STRIDE + KEY] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The upper bits of the product: the only ones that all bits of the key reach. */
    static int home(long key, int mask) {
        return (int) ((key * SPREAD) >>> Long.numberOfLeadingZeros(mask));
    }

    /** Moves later entries of the run into the gap, if the way from their home passes it. */
    private void removeAt(int gap) {
        int mask = seen.length - 1;
        for (int slot = (gap + 1) & mask; seen[slot] != 0; slot = (slot + 1) & mask) {
            int home = home(rows[slot * STRIDE + KEY], mask);
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                move(slot, gap);
                gap = slot;
            }
        }
        seen[gap] = 0;
        size--;
    }

    private void move(int from, int to) {
        System.arraycopy(rows, from * STRIDE, rows, to * STRIDE, STRIDE);
        seen[to] = seen[from];
    }

    private void grow() {
        long[] oldRows = rows;
        int[] oldSeen = seen;
        rows = new long[oldRows.length * 2];
        seen = new int[oldSeen.length * 2];
        for (int slot = 0; slot < oldSeen.length; slot++) {
            if (oldSeen[slot] != 0) {
                int target = find(oldRows[slot * STRIDE + KEY]);
                System.arraycopy(oldRows, slot * STRIDE, rows, target * STRIDE, STRIDE);
                seen[target] = oldSeen[slot];
            }
        }
    }
}
