package io.geotraffic.geoip.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Divides ranges that overlap into ones that do not, in the order of their addresses: each address goes
 * to the smallest range that has it, and of equally large ones to the one that begins last.
 */
final class RangeSweep {
    /** Takes a part of a range. */
    @FunctionalInterface
    interface Sink {
        /** @param last is in the part too */
        void take(Address first, Address last, String country);
    }

    private final Sink sink;

    /** Ranges that have begun. The first decides; that others have ended is found when they come first. */
    private final PriorityQueue<CountryRange> begun = new PriorityQueue<>(CountryRange.BY_PRECEDENCE);

    /** All before it is divided. */
    private Address position = Address.FIRST;

    private RangeSweep(Sink sink) {
        this.sink = sink;
    }

    /**
     * @param ranges of one IP version, in any order
     * @throws ImportException if a range has two countries
     */
    static void divide(List<CountryRange> ranges, Sink sink) throws ImportException {
        List<CountryRange> sorted = new ArrayList<>(ranges);
        sorted.sort(CountryRange.BY_PLACE);
        refuseContradictions(sorted);
        RangeSweep sweep = new RangeSweep(sink);
        for (CountryRange range : sorted) {
            sweep.begin(range);
        }
        sweep.divideThrough(Address.LAST);
    }

    private static void refuseContradictions(List<CountryRange> sorted) throws ImportException {
        for (int i = 1; i < sorted.size(); i++) {
            CountryRange one = sorted.get(i - 1);
            CountryRange other = sorted.get(i);
            if (one.isSameRange(other) && !one.country().equals(other.country())) {
                throw ImportException.contradiction(one, other);
            }
        }
    }

    private void begin(CountryRange range) {
        if (range.first().compareTo(position) > 0) {
            divideThrough(range.first().previous());
            position = range.first();
        }
        begun.add(range);
    }

    /** @param end the last address to look at */
    private void divideThrough(Address end) {
        while (!begun.isEmpty()) {
            CountryRange smallest = begun.element();
            if (smallest.last().compareTo(position) < 0) {
                begun.remove();
                continue;
            }
            Address last = smallest.last().compareTo(end) < 0 ? smallest.last() : end;
            sink.take(position, last, smallest.country());
            if (last.compareTo(end) == 0) {
                return;
            }
            position = last.next();
        }
    }
}
