package io.geotraffic.agent.bpf;

/**
 * The kernel memory that the map of prefixes takes: an LRU per-CPU hash is allocated whole when it is
 * created (kernel/bpf/hashtab.c, as of Linux 6.18).
 */
final class MapSize {
    /** struct htab_elem with its LRU node, the key of 8, and the pointer to the values. */
    private static final int ELEMENT_BYTES = 64;

    /** struct bucket. */
    private static final int BUCKET_BYTES = 16;

    /** struct usage of {@code bpf/geotraffic.h}. */
    private static final int VALUE_BYTES = 16;

    private MapSize() {}

    static long bytes(long entries, int possibleCpus) {
        long buckets = entries <= 1 ? 1 : Long.highestOneBit(entries - 1) * 2;
        return buckets * BUCKET_BYTES + entries * (ELEMENT_BYTES + (long) VALUE_BYTES * possibleCpus);
    }
}
