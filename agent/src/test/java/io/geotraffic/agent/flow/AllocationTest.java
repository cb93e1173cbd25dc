package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A poll passes over up to millions of entries: none may cost an object. */
final class AllocationTest {
    private static final int ENTRIES = 50_000;
    private static final long ALLOWED = 64 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long deltas;

    @Test
    void aPollAllocatesNothingPerEntry() throws IOException {
        PrefixAccounting accounting = new PrefixAccounting(new GrowingEntries(), 1);
        accounting.open(0);
        for (int poll = 0; poll < 3; poll++) {
            accounting.poll(this::count, poll);
        }
        deltas = 0;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Poll poll = accounting.poll(this::count, 4);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertEquals(ENTRIES, poll.entries());
        assertEquals(ENTRIES, deltas, "every entry has grown");
        assertTrue(allocated < ALLOWED, "allocated " + allocated + " bytes");
    }

    @Test
    void addingToACountryThatIsThereAllocatesNothing() {
        Origin origin = new Origin("SE", true);
        CountryTotals totals = new CountryTotals((version, prefix) -> origin, 1);
        add(totals);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        add(totals);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertEquals(2 * ENTRIES, totals.of(0).countries().getFirst().sent());
        assertTrue(allocated < ALLOWED, "allocated " + allocated + " bytes");
    }

    private static void add(CountryTotals totals) {
        for (int i = 0; i < ENTRIES; i++) {
            totals.add(PrefixKey.of(0, Direction.SENT, 4, i), 1);
        }
    }

    @Test
    void oneObjectForEachEntryWouldBeSeen() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Traffic[] objects = new Traffic[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            objects[i] = new Traffic(i, 1);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertEquals(ENTRIES - 1, objects[ENTRIES - 1].bytes());
        assertTrue(allocated > ALLOWED, "allocated " + allocated + " bytes");
    }

    private void count(long key, long bytes) {
        deltas++;
    }

    /** Each entry grows from poll to poll. */
    private static final class GrowingEntries implements PrefixSource {
        private static final ClassTotals CLASSES = new ClassTotals(Traffic.NONE, Traffic.NONE, Traffic.NONE);
        private static final InterfaceTotals TOTALS = new InterfaceTotals(CLASSES, CLASSES);

        private final long[] keys = new long[ENTRIES];
        private long bytes;

        GrowingEntries() {
            for (int i = 0; i < ENTRIES; i++) {
                keys[i] = PrefixKey.of(0, (i & 1) == 0 ? Direction.RECEIVED : Direction.SENT, 4, i);
            }
        }

        @Override
        public InterfaceTotals readInterface(int interfaceNumber) {
            return TOTALS;
        }

        @Override
        public MapStatistics readStatistics() {
            return new MapStatistics(0, 0, ENTRIES);
        }

        @Override
        public void forEachEntry(EntryVisitor visitor) {
            bytes += 1500;
            for (long key : keys) {
                visitor.visit(key, bytes, 1);
            }
        }

        @Override
        public int deleteEntries(long[] keys, int count) {
            return count;
        }
    }
}
