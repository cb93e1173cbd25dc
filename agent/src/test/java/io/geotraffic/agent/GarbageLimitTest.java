package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GarbageLimitTest {
    private static final long MEGABYTE = 1 << 20;

    private long used;
    private int collections;
    private final GarbageLimit limit = new GarbageLimit(() -> used, this::collect);

    private void collect() {
        collections++;
        used = 4 * MEGABYTE;
    }

    private int collectionsAt(long megabytes) {
        used = megabytes * MEGABYTE;
        limit.check();
        return collections;
    }

    @Test
    void collectsOnceThereIsMuchMoreThanWasLeftOver() {
        assertEquals(1, collectionsAt(5));
        assertEquals(1, collectionsAt(6));
        assertEquals(2, collectionsAt(7));
        assertEquals(2, collectionsAt(4));
    }
}
