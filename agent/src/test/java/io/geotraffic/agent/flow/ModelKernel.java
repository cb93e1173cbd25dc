package io.geotraffic.agent.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The kernel side in the plainest way, and what no kernel tells: how many bytes have truly been lost.
 * Traffic can be made to pass between the steps of a poll.
 */
public final class ModelKernel implements PrefixSource {
    /** What a poll is about to do. */
    public enum Step {
        READ_INTERFACE,
        READ_STATISTICS,
        READ_ENTRY,
        END_OF_ENTRIES,
        DELETE_ENTRY,
    }

    public enum PacketClass {
        IP,
        NON_IP,
        MALFORMED,
    }

    /** One interface in one direction. */
    public record Side(int interfaceNumber, Direction direction) {
        static Side of(long key) {
            return new Side(PrefixKey.interfaceNumber(key), PrefixKey.direction(key));
        }
    }

    private record Counter(Side side, PacketClass packetClass) {}

    private static final class Entry {
        private final long created;
        private long bytes;
        private long read;

        Entry(long created) {
            this.created = created;
        }
    }

    private final int capacity;

    /** In the order of their last use. */
    private final LinkedHashMap<Long, Entry> entries = new LinkedHashMap<>();

    private final Map<Counter, Traffic> counters = new HashMap<>();
    private final Map<Side, Long> lost = new HashMap<>();

    /** Numbers whose entries are read in vain. */
    private final Set<Integer> unknown = new HashSet<>();

    private Consumer<Step> traffic = step -> {};
    private boolean refusing;
    private long clock;
    private long lookupFailures;
    private long updateFailures;
    private long newKeys;
    private long evictions;

    public ModelKernel(int capacity) {
        this.capacity = capacity;
    }

    /** What happens before each step of the polls to come. */
    public void during(Consumer<Step> traffic) {
        this.traffic = traffic;
    }

    public void atRest() {
        traffic = step -> {};
    }

    /** From now on no new prefix gets into the map. */
    void refuseNewPrefixes() {
        refusing = true;
    }

    /** A whole packet. */
    public void packet(long key, long bytes) {
        countPrefix(key, bytes);
        countClass(key, bytes);
    }

    /** The first half of a packet. */
    void countPrefix(long key, long bytes) {
        Entry entry = entries.get(key);
        if (entry == null) {
            lookupFailures++;
            if (refusing) {
                updateFailures++;
                addLost(Side.of(key), bytes);
                return;
            }
            entry = create();
        }
        entry.bytes += bytes;
        entries.putLast(key, entry);
    }

    /** The second half of a packet. */
    void countClass(long key, long bytes) {
        count(Side.of(key), PacketClass.IP, bytes);
    }

    public void packetWithoutPrefix(Side side, PacketClass packetClass, long bytes) {
        count(side, packetClass, bytes);
    }

    public void evictOldest() {
        Map.Entry<Long, Entry> oldest = Objects.requireNonNull(entries.pollFirstEntry());
        evictions++;
        addLost(Side.of(oldest.getKey()), oldest.getValue().bytes - oldest.getValue().read);
    }

    /** A new interface takes the number. */
    public void zero(int interfaceNumber) {
        counters.keySet().removeIf(counter -> counter.side.interfaceNumber == interfaceNumber);
        lost.keySet().removeIf(side -> side.interfaceNumber == interfaceNumber);
    }

    /** A new interface takes the number, and the accounting does not know of it until it is {@link #known}. */
    void zeroUnknown(int interfaceNumber) {
        zero(interfaceNumber);
        unknown.add(interfaceNumber);
    }

    void known(int interfaceNumber) {
        unknown.remove(interfaceNumber);
    }

    /** Bytes that are gone from the map and have never been read. */
    long lost(Side side) {
        return lost.getOrDefault(side, 0L);
    }

    long evictions() {
        return evictions;
    }

    int size() {
        return entries.size();
    }

    Set<Long> keys() {
        return new HashSet<>(entries.keySet());
    }

    ClassTotals totals(Side side) {
        return new ClassTotals(
                counter(side, PacketClass.IP), counter(side, PacketClass.NON_IP), counter(side, PacketClass.MALFORMED));
    }

    @Override
    public InterfaceTotals readInterface(int interfaceNumber) {
        traffic.accept(Step.READ_INTERFACE);
        return new InterfaceTotals(
                totals(new Side(interfaceNumber, Direction.RECEIVED)),
                totals(new Side(interfaceNumber, Direction.SENT)));
    }

    @Override
    public MapStatistics readStatistics() {
        traffic.accept(Step.READ_STATISTICS);
        return new MapStatistics(lookupFailures, updateFailures, newKeys);
    }

    /** Visits what there is at the beginning, and then half of what has come since. */
    @Override
    public void forEachEntry(EntryVisitor visitor) {
        long begin = clock;
        for (long key : keysCreatedAfter(0)) {
            traffic.accept(Step.READ_ENTRY);
            visit(key, visitor);
        }
        for (long key : keysCreatedAfter(begin)) {
            if ((key & 1) == 0) {
                visit(key, visitor);
            }
        }
        traffic.accept(Step.END_OF_ENTRIES);
    }

    @Override
    public int deleteEntries(long[] keys, int count) {
        int deleted = 0;
        for (int i = 0; i < count; i++) {
            traffic.accept(Step.DELETE_ENTRY);
            if (entries.remove(keys[i]) != null) {
                deleted++;
            }
        }
        return deleted;
    }

    private Entry create() {
        if (entries.size() == capacity) {
            evictOldest();
        }
        newKeys++;
        return new Entry(++clock);
    }

    private void count(Side side, PacketClass packetClass, long bytes) {
        counters.merge(new Counter(side, packetClass), new Traffic(bytes, 1), Traffic::plus);
    }

    private Traffic counter(Side side, PacketClass packetClass) {
        return counters.getOrDefault(new Counter(side, packetClass), Traffic.NONE);
    }

    private void addLost(Side side, long bytes) {
        lost.merge(side, bytes, Long::sum);
    }

    private List<Long> keysCreatedAfter(long time) {
        List<Long> keys = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (entry.created > time) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** To read is not to use: the order of eviction stays. */
    private void visit(long key, EntryVisitor visitor) {
        Entry entry = entries.get(key);
        if (entry != null) {
            if (!unknown.contains(PrefixKey.interfaceNumber(key))) {
                entry.read = entry.bytes;
            }
            visitor.visit(key, entry.bytes, entry.created);
        }
    }
}
