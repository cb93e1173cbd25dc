package io.geotraffic.agent.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Rights of a thread. What it executes as root has all of them again. */
public enum Capabilities {
    NET_ADMIN(12),
    BPF(39);

    private static final int VERSION_3 = 0x20080522;

    private final int bit;

    Capabilities(int bit) {
        this.bit = bit;
    }

    /** Leaves this thread these and no other, for good. */
    public static void keepOnly(Capabilities... capabilities) {
        long mask = 0;
        for (Capabilities capability : capabilities) {
            mask |= 1L << capability.bit;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment header = arena.allocateFrom(ValueLayout.JAVA_INT, VERSION_3, 0);
            // Twice effective, permitted, inheritable.
            int low = (int) mask;
            int high = (int) (mask >>> 32);
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_INT, low, low, 0, high, high, 0);
            Syscalls.CAPSET.call(header.address(), data.address());
        }
    }
}
