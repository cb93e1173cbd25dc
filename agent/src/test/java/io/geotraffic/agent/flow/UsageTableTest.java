package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UsageTableTest {
    private static final int INITIAL_SLOTS = 1024;

    private final List<Long> evicted = new ArrayList<>();
    private final UsageTable table = new UsageTable(changed -> evicted.add((long) changed));

    @Test
    void aNewEntryIsAllNew() {
        table.beginRound(1);
        assertEquals(500, table.observe(7, 500, 1));
        assertEquals(1, table.size());
    }

    @Test
    void keyZeroIsAKeyLikeAnyOther() {
        table.beginRound(1);
        assertEquals(500, table.observe(0, 500, 1));
        assertEquals(20, table.observe(0, 520, 1));
        assertEquals(1, table.size());
    }

    @Test
    void onlyTheGrowthIsNew() {
        observeInItsOwnRound(1, 500, 1);
        assertEquals(200, observeInItsOwnRound(2, 700, 1));
        assertEquals(0, observeInItsOwnRound(3, 700, 1));
    }

    @Test
    void aValueThatFallsIsNeverNegative() {
        observeInItsOwnRound(1, 500, 1);
        assertEquals(0, observeInItsOwnRound(2, 400, 1));
        assertEquals(10, observeInItsOwnRound(3, 510, 1), "and what was counted is not counted again");
    }

    @Test
    void anEntryNotSeenIsEvicted() {
        observeInItsOwnRound(11, 500, 1);
        table.beginRound(12);
        table.endRound();
        assertEquals(0, table.size());
        assertEquals(List.of(11L), evicted);
    }

    @Test
    void anEntryCreatedAnewWasEvictedAndIsAllNew() {
        observeInItsOwnRound(11, 500, 1);
        assertEquals(800, observeInItsOwnRound(12, 800, 2));
        assertEquals(1, table.size());
        assertEquals(List.of(11L), evicted);
    }

    @Test
    void anEvictedEntryTellsWhenItLastGrew() {
        observeInItsOwnRound(11, 500, 1);
        observeInItsOwnRound(12, 501, 1);
        observeInItsOwnRound(13, 501, 1);
        table.beginRound(14);
        table.endRound();
        assertEquals(List.of(12L), evicted);
    }

    @Test
    void aRemovedEntryIsNotEvicted() {
        observeInItsOwnRound(11, 500, 1);
        table.remove(7);
        table.beginRound(12);
        table.endRound();
        assertEquals(0, table.size());
        assertEquals(List.of(), evicted);
    }

    @Test
    void theRemovalOfAStrangerChangesNothing() {
        observeInItsOwnRound(11, 500, 1);
        table.remove(8);
        assertEquals(1, table.size());
    }

    @Test
    void anEntryThatIsSeenTwiceHidesNoneThatIsNotSeen() {
        table.beginRound(11);
        table.observe(7, 1, 1);
        table.observe(8, 1, 1);
        table.endRound();
        table.beginRound(12);
        table.observe(7, 2, 1);
        table.observe(7, 3, 2);
        table.endRound();
        assertEquals(1, table.size());
        assertEquals(List.of(12L, 11L), evicted);
    }

    @Test
    void theClockMayOverflow() {
        observeInItsOwnRound(Integer.MIN_VALUE, 500, 1);
        observeInItsOwnRound(-1, 500, 1);
        table.beginRound(0);
        table.endRound();
        assertEquals(List.of((long) Integer.MIN_VALUE), evicted);
    }

    @Test
    void allOfManyEntriesAreEvictedAtOnce() {
        table.beginRound(1);
        for (long key = 0; key < 10_000; key++) {
            table.observe(key, 1, 1);
        }
        table.endRound();
        table.beginRound(2);
        table.endRound();
        assertEquals(0, table.size());
        assertEquals(Collections.nCopies(10_000, 1L), evicted);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithTheModelWhileItGrows(long seed) {
        Random random = new Random(seed);
        long[] keys = random.longs(3 * INITIAL_SLOTS).toArray();
        runAgainstModel(random, keys, 40);
        assertTrue(evicted.size() > 1000, "the run evicts");
    }

    /** Prefixes side by side on a few interfaces, as in a data centre. */
    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void agreesWithTheModelOnNeighbours(long seed) {
        Random random = new Random(seed);
        long[] keys = random.ints(3000, 0, 2000)
                .mapToLong(prefix -> PrefixKey.of(prefix & 7, Direction.SENT, 4, prefix >> 3))
                .distinct()
                .toArray();
        runAgainstModel(random, keys, 40);
    }

    /** One run of slots, which begins at the end of the table and ends at its beginning. */
    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10, 11})
    void agreesWithTheModelWhenAllKeysCollideAtTheEndOfTheTable(long seed) throws Exception {
        List<Long> keys = new ArrayList<>();
        for (int home : new int[] {INITIAL_SLOTS - 2, INITIAL_SLOTS - 1, 0, 1}) {
            keys.addAll(keysAtHome(home, 8));
        }
        long[] colliding = keys.stream().mapToLong(Long::longValue).toArray();
        runAgainstModel(new Random(seed), colliding, 400);
        assertTrue(evicted.size() > 100, "the run evicts");
    }

    private long observeInItsOwnRound(int clock, long bytes, long created) {
        table.beginRound(clock);
        long delta = table.observe(7, bytes, created);
        table.endRound();
        return delta;
    }

    private static List<Long> keysAtHome(int home, int count) {
        List<Long> keys = new ArrayList<>();
        for (long key = 0; keys.size() < count; key++) {
            if (UsageTable.home(key, INITIAL_SLOTS - 1) == home) {
                keys.add(key);
            }
        }
        return keys;
    }

    private void runAgainstModel(Random random, long[] keys, int rounds) {
        Model model = new Model();
        for (int round = 1; round <= rounds; round++) {
            table.beginRound(round);
            model.beginRound(round);
            shuffle(keys, random);
            // From few entries to all of them and back.
            double present = Math.abs(Math.sin(round));
            for (long key : keys) {
                if (random.nextDouble() < present) {
                    observeInBoth(model, key, random);
                }
            }
            table.endRound();
            model.endRound();
            removeSome(model, keys, random);
            assertEquals(model.entries.size(), table.size());
            Collections.sort(evicted);
            Collections.sort(model.evicted);
            assertEquals(model.evicted, evicted);
        }
    }

    private void observeInBoth(Model model, long key, Random random) {
        Entry known = model.entries.get(key);
        long created = known == null || random.nextInt(10) == 0 ? random.nextLong() : known.created;
        long bytes = known == null || random.nextInt(3) == 0 ? random.nextInt(1000) : known.bytes + random.nextInt(3);
        long delta = table.observe(key, bytes, created);
        assertEquals(model.observe(key, bytes, created), delta);
        assertTrue(delta >= 0);
    }

    private void removeSome(Model model, long[] keys, Random random) {
        for (long key : Arrays.copyOf(keys, random.nextInt(keys.length) / 4)) {
            table.remove(key);
            model.entries.remove(key);
        }
    }

    private static void shuffle(long[] keys, Random random) {
        for (int i = keys.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            long key = keys[i];
            keys[i] = keys[other];
            keys[other] = key;
        }
    }

    private record Entry(long bytes, long created, long changed, long seen) {}

    /** The same in the plainest way. */
    private static final class Model {
        final Map<Long, Entry> entries = new HashMap<>();
        final List<Long> evicted = new ArrayList<>();
        private long clock;

        void beginRound(long clock) {
            this.clock = clock;
        }

        long observe(long key, long bytes, long created) {
            Entry known = entries.get(key);
            if (known != null && known.created == created && bytes <= known.bytes) {
                entries.put(key, new Entry(known.bytes, created, known.changed, clock));
                return 0;
            }
            entries.put(key, new Entry(bytes, created, clock, clock));
            if (known == null) {
                return bytes;
            }
            if (known.created != created) {
                evicted.add(known.changed);
                return bytes;
            }
            return bytes - known.bytes;
        }

        void endRound() {
            entries.values().stream()
                    .filter(entry -> entry.seen != clock)
                    .map(Entry::changed)
                    .forEach(evicted::add);
            entries.values().removeIf(entry -> entry.seen != clock);
        }
    }

    @Test
    void spreadsTheSamePrefixOfManyInterfaces() {
        Set<Integer> homes = new HashSet<>();
        for (int number = 0; number < 256; number++) {
            homes.add(UsageTable.home(PrefixKey.of(number, Direction.SENT, 4, 0xc00002), (1 << 16) - 1));
        }
        assertTrue(homes.size() > 128, homes.size() + " homes for 256 interfaces");
    }
}
