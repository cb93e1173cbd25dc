package io.geotraffic.agent;

import io.geotraffic.agent.flow.CountryTotals;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.flow.InterfaceNumbers;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.flow.PrefixAccounting;
import io.geotraffic.agent.metrics.InterfaceReading;
import io.geotraffic.agent.metrics.MapReading;
import io.geotraffic.agent.metrics.Snapshot;
import io.geotraffic.agent.netif.RouteQueries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Polls, and makes a snapshot of what it found. One thread. */
final class Poller {
    private final PrefixAccounting accounting;
    private final CountryTotals totals;
    private final InterfaceNumbers numbers;
    private final RouteQueries queries;
    private final InstantSource clock;
    private final DeviceTotals devices = new DeviceTotals();

    /** Numbers that have had their last account and were not released yet. */
    private final Set<Integer> retired = new HashSet<>();

    /** Of interfaces that are not counted any more. */
    private long formerPackets;

    private double minimumEvictionAge = Double.POSITIVE_INFINITY;

    Poller(
            PrefixAccounting accounting,
            CountryTotals totals,
            InterfaceNumbers numbers,
            RouteQueries queries,
            InstantSource clock) {
        this.accounting = accounting;
        this.totals = totals;
        this.numbers = numbers;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * A poll that fails loses nothing: the next one finds what it has not read.
     *
     * @param coverage what is counted
     */
    Snapshot poll(Coverage coverage) throws IOException {
        Instant time = clock.instant();
        long start = System.nanoTime();
        Poll poll = accounting.poll(totals, start);
        double seconds = (System.nanoTime() - start) / 1e9;
        try {
            return new Snapshot(readings(poll, coverage), coverage.statuses(), map(poll, time, seconds));
        } finally {
            poll.interfaces().stream().filter(InterfaceAccount::last).forEach(this::forget);
            release(coverage);
        }
    }

    /** An account that is the last one is of an interface that is gone, whoever has its number next. */
    private List<InterfaceReading> readings(Poll poll, Coverage coverage) throws IOException {
        Map<Integer, InterfaceAccount> accounts = poll.interfaces().stream()
                .filter(account -> !account.last())
                .collect(Collectors.toMap(InterfaceAccount::interfaceNumber, Function.identity()));
        List<InterfaceReading> readings = new ArrayList<>();
        for (CountedInterface each : coverage.counted()) {
            InterfaceAccount account = accounts.get(each.number());
            if (account != null) {
                readings.add(new InterfaceReading(
                        each.name(),
                        account,
                        totals.of(each.number()),
                        devices.update(each, queries.counters(each.ifindex())),
                        each.aheadReceived(),
                        each.aheadSent()));
            }
        }
        return readings;
    }

    private MapReading map(Poll poll, Instant time, double seconds) {
        minimumEvictionAge = poll.minimumEvictionAge().map(Poller::seconds).orElse(minimumEvictionAge);
        long packets = poll.interfaces().stream().mapToLong(Poller::packets).sum();
        return new MapReading(
                formerPackets + packets,
                poll.statistics(),
                poll.entries(),
                poll.evictions(),
                minimumEvictionAge,
                time,
                seconds);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static long packets(InterfaceAccount account) {
        return account.of(Direction.RECEIVED).packets()
                + account.of(Direction.SENT).packets();
    }

    private void forget(InterfaceAccount account) {
        formerPackets += packets(account);
        totals.forget(account.interfaceNumber());
        devices.forget(account.interfaceNumber());
        retired.add(account.interfaceNumber());
    }

    /** As long as an interface that is gone is told to be counted, the next one's bytes would be told as its own. */
    private void release(Coverage coverage) {
        Set<Integer> free = new HashSet<>(retired);
        coverage.counted().forEach(each -> free.remove(each.number()));
        free.forEach(numbers::release);
        retired.removeAll(free);
    }
}
