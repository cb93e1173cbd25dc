package io.geotraffic.agent.flow;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Makes totals that only grow out of a map that forgets.
 *
 * <p>The kernel adds a packet to its prefix first and to its class then. A poll reads in the opposite
 * order: first how many bytes there are by class, T0, then the map. So what the map was read to hold
 * is at least what is left of T0, and {@code T0 - attributed} bytes have been lost to eviction: it
 * may lag behind while packets fly, it never overstates, and at rest it is exact.
 *
 * <p>One thread polls. Another one may open and close interfaces meanwhile.
 */
public final class PrefixAccounting {
    /** Of the clock that tells ages: 20 ms, by which an int lasts for 2.7 years. */
    private static final long TICK_NANOS = 20_000_000;

    private final PrefixSource source;
    private final UsageTable table = new UsageTable(this::noteEviction);

    /** By interface number. */
    private final AtomicReferenceArray<@Nullable InterfaceLedger> ledgers;

    private long deleted;

    /** All evictions, those that the table has seen, and the rest. */
    private long evictions;

    private long seenEvictions;
    private long unseenEvictions;

    /** Of the poll at hand, in ticks. */
    private int now;

    private long minimumAge;

    /** Entries of interfaces that are counted already and not open yet. */
    private int unopened;

    /** @param interfaces how many there can be at a time */
    public PrefixAccounting(PrefixSource source, int interfaces) {
        this.source = source;
        this.ledgers = new AtomicReferenceArray<>(interfaces);
    }

    /** How much of the heap it takes to follow a map that holds so many. */
    public static long heapBytes(int entries) {
        return UsageTable.bytes(entries);
    }

    /**
     * To be called once the interface is counted. A poll that is under way leaves what it finds of it
     * to the next one.
     */
    public void open(int interfaceNumber) {
        if (!ledgers.compareAndSet(interfaceNumber, null, new InterfaceLedger())) {
            throw new IllegalStateException("Interface number " + interfaceNumber + " is in use");
        }
    }

    /**
     * To be called once the last packet of the interface has been counted. The next poll accounts for
     * the rest, takes its entries out of the map and forgets the number. (Or the one after it, if some
     * of the entries would not go: see {@link InterfaceAccount#last}.)
     */
    public void close(int interfaceNumber) {
        InterfaceLedger ledger = ledgers.get(interfaceNumber);
        if (ledger == null) {
            throw new IllegalStateException("Interface number " + interfaceNumber + " is not open");
        }
        ledger.close();
    }

    /**
     * @param deltas receives what is new since the last poll, by prefix
     * @param now nanoseconds of any clock that only grows
     */
    public Poll poll(PrefixDeltas deltas, long now) throws IOException {
        this.now = (int) Math.floorDiv(now, TICK_NANOS);
        minimumAge = Long.MAX_VALUE;
        for (int number = 0; number < ledgers.length(); number++) {
            InterfaceLedger ledger = ledgers.get(number);
            if (ledger != null) {
                ledger.begin(source, number);
            }
        }
        MapStatistics statistics = source.readStatistics();
        KeyList doomed = new KeyList();
        int entries = readEntries(deltas, doomed);
        Optional<Duration> minimumEvictionAge = countEvictions(statistics, entries);
        boolean allDeleted = delete(doomed);
        return new Poll(settle(allDeleted), statistics, table.size() + unopened, evictions, minimumEvictionAge);
    }

    private int readEntries(PrefixDeltas deltas, KeyList doomed) throws IOException {
        table.beginRound(now);
        unopened = 0;
        source.forEachEntry((key, bytes, created) -> {
            InterfaceLedger ledger = ledgers.get(PrefixKey.interfaceNumber(key));
            if (ledger == null) {
                unopened++;
                return;
            }
            long delta = table.observe(key, bytes, created);
            if (delta > 0 && !ledger.isSettled()) {
                ledger.attribute(PrefixKey.direction(key), delta);
                deltas.add(key, delta);
            }
            if (ledger.isClosing()) {
                doomed.add(key);
            }
        });
        table.endRound();
        return table.size() + unopened;
    }

    /**
     * What was put into the map before it was read, and is neither there nor was taken out by us, was
     * evicted. Of those that the table knew the age is known; the others came and went unseen.
     */
    private Optional<Duration> countEvictions(MapStatistics statistics, int entries) {
        evictions = Math.max(evictions, statistics.newKeys() - deleted - entries);
        long unseen = evictions - seenEvictions;
        if (unseen > unseenEvictions) {
            unseenEvictions = unseen;
            return Optional.of(Duration.ZERO);
        }
        return minimumAge < Long.MAX_VALUE ? Optional.of(Duration.ofNanos(minimumAge)) : Optional.empty();
    }

    private void noteEviction(int lastChange) {
        seenEvictions++;
        minimumAge = Math.min(minimumAge, Integer.toUnsignedLong(now - lastChange) * TICK_NANOS);
    }

    /** Whether none of them is left for sure. */
    private boolean delete(KeyList doomed) throws IOException {
        if (doomed.size() == 0) {
            return true;
        }
        int count = source.deleteEntries(doomed.array(), doomed.size());
        deleted += count;
        seenEvictions += doomed.size() - count;
        for (int i = 0; i < doomed.size(); i++) {
            table.remove(doomed.get(i));
        }
        return count == doomed.size();
    }

    private List<InterfaceAccount> settle(boolean allDeleted) {
        List<InterfaceAccount> accounts = new ArrayList<>();
        for (int number = 0; number < ledgers.length(); number++) {
            InterfaceLedger ledger = ledgers.get(number);
            if (ledger == null || !ledger.hasBegun()) {
                continue;
            }
            boolean last = ledger.isClosing() && allDeleted;
            accounts.add(ledger.settle(number, last));
            if (last) {
                ledgers.set(number, null);
            }
        }
        return accounts;
    }
}
