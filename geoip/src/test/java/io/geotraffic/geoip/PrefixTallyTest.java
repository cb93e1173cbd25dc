package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PrefixTallyTest {
    private static final List<String> CODES = List.of("AT", "DE");

    /** Nodes are 1 to a depth, each with the next one on both sides; below the last there is AT and DE. */
    private record Doubling(int depth) implements CountryTree {
        @Override
        public boolean isNode(int record) {
            return record > 0;
        }

        @Override
        public int child(int node, int side) {
            return node < depth ? node + 1 : -1 - side;
        }

        @Override
        public int country(int record) {
            return -record;
        }
    }

    @Test
    void dividesTheAddresses() {
        PrefixTally tally = new PrefixTally(new Doubling(20), CODES.size());
        tally.count(1);
        assertEquals(0.5, tally.share(1));
        assertEquals(0.5, tally.share(2));
        assertEquals(0, tally.share(0));
        assertEquals(1, tally.largest(CODES), "of equal shares the first by its code");
        assertTrue(tally.isMixed());
    }

    /** 2^80 nodes if one goes through all. */
    @Test
    void leavesTheRestOfWhatNeverEndsUnknown() {
        PrefixTally tally = new PrefixTally(new Doubling(80), CODES.size());
        tally.count(1);
        assertTrue(tally.share(1) > 0);
        assertTrue(tally.share(0) > 0.9);
        assertEquals(1, tally.share(0) + tally.share(1) + tally.share(2), 1e-9);
        assertTrue(tally.isMixed());
    }
}
