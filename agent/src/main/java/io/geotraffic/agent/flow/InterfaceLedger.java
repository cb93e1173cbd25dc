package io.geotraffic.agent.flow;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The running account of one interface. */
final class InterfaceLedger {
    /** By the direction's code. */
    private final long[] attributed = new long[Direction.COUNT];

    private final long[] evicted = new long[Direction.COUNT];
    private @Nullable InterfaceTotals totals;
    private boolean closed;
    private boolean settled;

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether a poll has accounted for all of it: whatever the map still holds was read then. */
    boolean isSettled() {
        return settled;
    }

    /** Takes T0, before the map is read. */
    void begin(InterfaceTotals totals) {
        this.totals = totals;
    }

    void attribute(Direction direction, long bytes) {
        attributed[direction.code()] += bytes;
    }

    /** After the map was read. */
    InterfaceAccount settle(int interfaceNumber, boolean last) {
        settled = closed;
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
