package io.geotraffic.agent.bpf;

/**
 * The kernel memory that the map of prefixes takes: an LRU per-CPU hash is allocated whole when it is
 * created (kernel/bpf/hashtab.c and mm/percpu.c, as of Linux 6.18).
 */
final class MapSize {
    /** struct bucket. There are as many as entries, rounded up to a power of two. */
    private static final int BUCKET_BYTES = 16;

    /** struct htab_elem with its LRU node, the key of 8, and the pointer to the values. */
    private static final int ELEMENT_BYTES = 64;

    /** struct usage of {@code bpf/geotraffic.h}, for each possible CPU. */
    private static final int VALUE_BYTES = 16;

    /** The per-CPU allocator keeps a pointer for each 4 bytes of a value, once for all CPUs. */
    private static final int BOOKKEEPING_BYTES = VALUE_BYTES / 4 * 8;

    private MapSize() {}

    static long bytes(long entries, int possibleCpus) {
        long buckets = entries <= 1 ? 1 : Long.highestOneBit(entries - 1) * 2;
        return buckets * BUCKET_BYTES
                + entries * (ELEMENT_BYTES + BOOKKEEPING_BYTES + (long) VALUE_BYTES * possibleCpus);
    }
}
