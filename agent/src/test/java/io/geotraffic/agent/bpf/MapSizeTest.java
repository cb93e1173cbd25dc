package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MapSizeTest {
    /** 131,072 buckets of 16 bytes, and 100,000 elements of 64 with 32 of bookkeeping and 2 values of 16. */
    @Test
    void aHundredThousandEntriesOnTwoProcessors() {
        assertEquals(14_897_152, MapSize.bytes(100_000, 2));
    }

    @Test
    void oneEntryHasOneBucket() {
        assertEquals(16 + 64 + 32 + 16, MapSize.bytes(1, 1));
    }

    @Test
    void aPowerOfTwoHasAsManyBuckets() {
        assertEquals(1024 * (16 + 64 + 32 + 16), MapSize.bytes(1024, 1));
        assertEquals(2048 * 16 + 1025 * (64 + 32 + 16), MapSize.bytes(1025, 1));
    }

    @Test
    void moreEntriesNeedMore() {
        for (long entries = 1; entries < 5000; entries++) {
            assertTrue(MapSize.bytes(entries, 2) < MapSize.bytes(entries + 1, 2));
        }
    }

    @Test
    void moreProcessorsNeedMore() {
        for (int processors = 1; processors < 512; processors++) {
            assertTrue(MapSize.bytes(100_000, processors) < MapSize.bytes(100_000, processors + 1));
        }
    }

    @Test
    void theLargestMapOnTheLargestMachineDoesNotOverflow() {
        assertTrue(MapSize.bytes(Integer.MAX_VALUE, 8192) > 1L << 48);
    }
}
