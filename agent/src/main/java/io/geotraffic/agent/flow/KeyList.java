package io.geotraffic.agent.flow;

import java.util.Arrays;

/** A list of keys without boxes. */
final class KeyList {
    private long[] keys = new long[64];
    private int size;

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
    }

    long get(int index) {
        return keys[index];
    }

    int size() {
        return size;
    }

    /** The keys, and room behind them. */
    long[] array() {
        return keys;
    }
}
