package io.geotraffic.agent;

import java.util.function.LongSupplier;

/**
 * Has garbage collected before there is much of it. The serial collector would rather let the heap grow,
 * up to the half of the machine that it may have, and a node is to be left alone.
 */
final class GarbageLimit {
    /** What may lie about however little is in use. */
    private static final long SLACK_BYTES = 3 << 19;

    private final LongSupplier usedBytes;
    private final Runnable collect;
    private long liveBytes;

    /** @param usedBytes of the heap, garbage included */
    GarbageLimit(LongSupplier usedBytes, Runnable collect) {
        this.usedBytes = usedBytes;
        this.collect = collect;
    }

    static GarbageLimit ofThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return new GarbageLimit(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
    }

    /** To be called now and then. */
    void check() {
        if (usedBytes.getAsLong() > 5 * liveBytes / 4 + SLACK_BYTES) {
            collect.run();
            liveBytes = usedBytes.getAsLong();
        }
    }
}
