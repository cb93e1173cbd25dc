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

    /** Of 256 KiB: clearing a large array for its first use holds up every thread of the process. */
    private static final int CHUNK_SHIFT = 13;

    private static final int CHUNK_SLOTS = 1 << CHUNK_SHIFT;

    /** In percent. 100,000 entries, the default of the map, fit 131,072 slots. */
    private static final int MAXIMUM_LOAD = 80;

    /** The golden ratio: spreads keys that differ in few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final EvictionListener listener;
    private long[][] chunks = chunks(INITIAL_SLOTS);

    /** The round in which each slot's entry was last seen; 0 for a free slot. */
    private int[] seen = new int[INITIAL_SLOTS];

    private int size;
    private int round;
    private long clock;

    UsageTable(EvictionListener listener) {
        this.listener = listener;
    }

    /** Of heap, for so many: the table, and the half of it that it grew out of. */
    static long bytes(int entries) {
        long slots = Long.highestOneBit(Math.max(INITIAL_SLOTS, 100L * entries / MAXIMUM_LOAD) - 1) << 1;
        return 3 * slots / 2 * (STRIDE * Long.BYTES + Integer.BYTES);
    }

    private static long[][] chunks(int slots) {
        long[][] chunks = new long[Math.max(1, slots / CHUNK_SLOTS)][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = new long[Math.min(slots, CHUNK_SLOTS) * STRIDE];
        }
        return chunks;
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
        if (seen[slot] == 0) {
            if (100L * (size + 1) > (long) MAXIMUM_LOAD * seen.length) {
                grow();
                slot = find(key);
            }
            size++;
            return put(slot, key, bytes, created, bytes);
        }
        long[] chunk = chunks[slot >>> CHUNK_SHIFT];
        int row = row(slot);
        if (chunk[row + CREATED] != created) {
            listener.evicted(chunk[row + CHANGED]);
            return put(slot, key, bytes, created, bytes);
        }
        seen[slot] = round;
        long delta = bytes - chunk[row + BYTES];
        if (delta <= 0) {
            return 0;
        }
        chunk[row + BYTES] = bytes;
        chunk[row + CHANGED] = clock;
        return delta;
    }

    private long put(int slot, long key, long bytes, long created, long delta) {
        long[] chunk = chunks[slot >>> CHUNK_SHIFT];
        int row = row(slot);
        chunk[row + KEY] = key;
        chunk[row + BYTES] = bytes;
        chunk[row + CREATED] = created;
        chunk[row + CHANGED] = clock;
        seen[slot] = round;
        return delta;
    }

    /** Forgets the entries that were not seen in this round. */
    void endRound() {
        for (int slot = 0; slot < seen.length; slot++) {
            // What moves into the gap may be one to forget as well.
            while (seen[slot] != 0 && seen[slot] != round) {
                listener.evicted(chunks[slot >>> CHUNK_SHIFT][row(slot) + CHANGED]);
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

    /** Where the row of the slot begins in its chunk. */
    private static int row(int slot) {
        return (slot & (CHUNK_SLOTS - 1)) * STRIDE;
    }

    private long keyAt(int slot) {
        return chunks[slot >>> CHUNK_SHIFT][row(slot) + KEY];
    }

    private int find(long key) {
        int mask = seen.length - 1;
        int slot = home(key, mask);
        while (seen[slot] != 0 && keyAt(slot) != key) {
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
            int home = home(keyAt(slot), mask);
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                copy(chunks, slot, gap);
                seen[gap] = seen[slot];
                gap = slot;
            }
        }
        seen[gap] = 0;
        size--;
    }

    private void copy(long[][] source, int from, int to) {
        System.arraycopy(source[from >>> CHUNK_SHIFT], row(from), chunks[to >>> CHUNK_SHIFT], row(to), STRIDE);
    }

    private void grow() {
        long[][] old = chunks;
        int[] oldSeen = seen;
        chunks = chunks(2 * oldSeen.length);
        seen = new int[2 * oldSeen.length];
        for (int slot = 0; slot < oldSeen.length; slot++) {
            if (oldSeen[slot] != 0) {
                int target = find(old[slot >>> CHUNK_SHIFT][row(slot) + KEY]);
                copy(old, slot, target);
                seen[target] = oldSeen[slot];
            }
        }
    }
}
