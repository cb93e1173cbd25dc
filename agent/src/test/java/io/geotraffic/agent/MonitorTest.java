package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MonitorTest {
    @Test
    void aMapThatTheHeapCannotFollowIsRefusedAtOnce() {
        assertDoesNotThrow(() -> Monitor.requireHeap(10_000_000, 2L << 30));
        IOException e = assertThrows(HeapTooSmallException.class, () -> Monitor.requireHeap(10_000_000, 512L << 20));

        assertEquals(
                "--map-max-entries 10000000: once it is full, following it takes 1,536 MB of heap, and all of the heap is 512 MB; ask for fewer entries, or give the JVM more by JDK_JAVA_OPTIONS=-Xmx...",
                e.getMessage());
    }

    @Test
    void theDefaultFitsASmallHeap() {
        assertDoesNotThrow(() -> Monitor.requireHeap(100_000, 16L << 20));
    }
}
