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
        void evicted(int lastChange);
    }

    private static final int KEY = 0;
    private static final int BYTES = 1;
    private static final int CREATED = 2;

    /** In the upper half the round in which it was last seen, in the lower one the clock of its last growth. */
    private static final int STATE = 3;

    /** The state of a slot without an entry. */
    private static final long FREE = 0;

    private static final long CLOCK_MASK = 0xffff_ffffL;

    /** Longs for each slot. One slot is half a cache line, and all that a poll needs of an entry. */
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
    private int slots = INITIAL_SLOTS;
    private int size;
    private int round;

    /** Of an entry that grows in this round. */
    private long grown;

    /** Entries seen in this round. */
    private int seen;

    UsageTable(EvictionListener listener) {
        this.listener = listener;
    }

    /**
     * Of heap, for so many: twice as many, for those that went since the last round are forgotten at the
     * end of this one; and the half of the table that it grew out of.
     */
    static long bytes(int entries) {
        long slots = Long.highestOneBit(Math.max(INITIAL_SLOTS, 200L * entries / MAXIMUM_LOAD) - 1) << 1;
        return 3 * slots / 2 * STRIDE * Long.BYTES;
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

    /** @param clock any clock that only grows; it may overflow */
    void beginRound(int clock) {
        // After 2^32 rounds, 13 years of polls at the fastest pace allowed, 0 would mean a free slot.
        round = round == -1 ? 1 : round + 1;
        grown = (long) round << Integer.SIZE | Integer.toUnsignedLong(clock);
        seen = 0;
    }

    /**
     * @return bytes that the entry has and had not when it was last read: never negative
     */
    long observe(long key, long bytes, long created) {
        int slot = find(key);
        long[] chunk = chunks[slot >>> CHUNK_SHIFT];
        int row = row(slot);
        long state = chunk[row + STATE];
        if (state == FREE) {
            return add(slot, key, bytes, created);
        }
        if (round(state) != round) {
            seen++;
        }
        if (chunk[row + CREATED] != created) {
            listener.evicted((int) state);
            put(slot, key, bytes, created);
            return bytes;
        }
        long delta = bytes - chunk[row + BYTES];
        if (delta <= 0) {
            chunk[row + STATE] = (long) round << Integer.SIZE | (state & CLOCK_MASK);
            return 0;
        }
        chunk[row + BYTES] = bytes;
        chunk[row + STATE] = grown;
        return delta;
    }

    private long add(int free, long key, long bytes, long created) {
        int slot = free;
        if (100L * (size + 1) > (long) MAXIMUM_LOAD * slots) {
            grow();
            slot = find(key);
        }
        size++;
        seen++;
        put(slot, key, bytes, created);
        return bytes;
    }

    private void put(int slot, long key, long bytes, long created) {
        long[] chunk = chunks[slot >>> CHUNK_SHIFT];
        int row = row(slot);
        chunk[row + KEY] = key;
        chunk[row + BYTES] = bytes;
        chunk[row + CREATED] = created;
        chunk[row + STATE] = grown;
    }

    /** Forgets the entries that were not seen in this round. */
    void endRound() {
        for (int slot = 0; slot < slots && seen < size; slot++) {
            // What moves into the gap may be one to forget as well.
            for (long state = state(slot); state != FREE && round(state) != round; state = state(slot)) {
                listener.evicted((int) state);
                removeAt(slot);
            }
        }
    }

    /** Forgets an entry that was deleted on purpose. */
    void remove(long key) {
        int slot = find(key);
        if (state(slot) != FREE) {
            removeAt(slot);
        }
    }

    /** Where the row of the slot begins in its chunk. */
    private static int row(int slot) {
        return (slot & (CHUNK_SLOTS - 1)) * STRIDE;
    }

    private long key(int slot) {
        return chunks[slot >>> CHUNK_SHIFT][row(slot) + KEY];
    }

    private long state(int slot) {
        return chunks[slot >>> CHUNK_SHIFT][row(slot) + STATE];
    }

    private static int round(long state) {
        return (int) (state >>> Integer.SIZE);
    }

    /** Where the key is, or where it belongs. */
    private int find(long key) {
        int mask = slots - 1;
        for (int slot = home(key, mask); ; slot = (slot + 1) & mask) {
            long[] chunk = chunks[slot >>> CHUNK_SHIFT];
            int row = row(slot);
            if (chunk[row + STATE] == FREE || chunk[row + KEY] == key) {
                return slot;
            }
        }
    }

    /** The upper bits of the product: the only ones that all bits of the key reach. */
    static int home(long key, int mask) {
        return (int) ((key * SPREAD) >>> Long.numberOfLeadingZeros(mask));
    }

    /** Moves later entries of the run into the gap, if the way from their home passes it. */
    private void removeAt(int gap) {
        int mask = slots - 1;
        for (int slot = (gap + 1) & mask; state(slot) != FREE; slot = (slot + 1) & mask) {
            int home = home(key(slot), mask);
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                copy(chunks, slot, gap);
                gap = slot;
            }
        }
        chunks[gap >>> CHUNK_SHIFT][row(gap) + STATE] = FREE;
        size--;
    }

    private void copy(long[][] source, int from, int to) {
        System.arraycopy(source[from >>> CHUNK_SHIFT], row(from), chunks[to >>> CHUNK_SHIFT], row(to), STRIDE);
    }

    private void grow() {
        long[][] old = chunks;
        int oldSlots = slots;
        slots = 2 * oldSlots;
        chunks = chunks(slots);
        for (int slot = 0; slot < oldSlots; slot++) {
            int row = row(slot);
            long[] chunk = old[slot >>> CHUNK_SHIFT];
            if (chunk[row + STATE] != FREE) {
                copy(old, slot, find(chunk[row + KEY]));
            }
        }
    }
}
