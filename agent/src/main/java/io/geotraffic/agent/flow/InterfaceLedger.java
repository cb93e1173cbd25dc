package io.geotraffic.agent.flow;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The running account of one interface. */
final class InterfaceLedger {
    /** By the direction's code. */
    private final long[] attributed = new long[Direction.COUNT];

    private final long[] evicted = new long[Direction.COUNT];
    private @Nullable InterfaceTotals totals;

    /** Set by another thread than the polling one. */
    private volatile boolean closed;

    private boolean closing;
    private boolean settled;

    void close() {
        closed = true;
    }

    /** Whether it was closed when the poll at hand began: then its totals are the last ones. */
    boolean isClosing() {
        return closing;
    }

    /** Whether the poll at hand has its totals; not so if it was opened while that was under way. */
    boolean hasBegun() {
        return totals != null;
    }

    /** Whether a poll has accounted for all of it: whatever the map still holds was read then. */
    boolean isSettled() {
        return settled;
    }

    /** Takes T0, before the map is read. */
    void begin(PrefixSource source, int interfaceNumber) throws IOException {
        closing = closed;
        totals = source.readInterface(interfaceNumber);
    }

    void attribute(Direction direction, long bytes) {
        attributed[direction.code()] += bytes;
    }

    /** After the map was read. */
    InterfaceAccount settle(int interfaceNumber, boolean last) {
        settled = closing;
        return new InterfaceAccount(interfaceNumber, settle(Direction.RECEIVED), settle(Direction.SENT), last);
    }

    private DirectionAccount settle(Direction direction) {
        ClassTotals counted = Objects.requireNonNull(totals).of(direction);
        int index = direction.code();
        evicted[index] = Math.max(evicted[index], counted.ip().bytes() - attributed[index]);
        return new DirectionAccount(
                attributed[index],
                evicted[index],
                counted.nonIp().bytes(),
                counted.malformed().bytes(),
                counted.all().packets());
    }
}
