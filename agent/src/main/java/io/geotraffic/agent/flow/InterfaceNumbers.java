package io.geotraffic.agent.flow;

import java.util.BitSet;
import java.util.OptionalInt;

/** Gives each counted interface a number for as long as its entries may be in the map. Thread-safe. */
public final class InterfaceNumbers {
    private final BitSet used = new BitSet();
    private final int limit;

    public InterfaceNumbers(int limit) {
        this.limit = limit;
    }

    /** How many there are. */
    public int limit() {
        return limit;
    }

    /** The lowest free one; empty if all are taken. */
    public synchronized OptionalInt acquire() {
        int number = used.nextClearBit(0);
        if (number >= limit) {
            return OptionalInt.empty();
        }
        used.set(number);
        return OptionalInt.of(number);
    }

    public synchronized void release(int number) {
        used.clear(number);
    }
}
