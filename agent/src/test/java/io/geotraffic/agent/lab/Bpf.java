package io.geotraffic.agent.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bpf system call; the numbers are those of linux/bpf.h. */
final class Bpf {
    static final int MAP_CREATE = 0;
    static final int MAP_LOOKUP_ELEM = 1;
    static final int PROG_LOAD = 5;
    static final int PROG_TEST_RUN = 10;
    static final int PROG_GET_FD_BY_ID = 13;
    static final int LINK_CREATE = 28;

    private static final int ATTRIBUTE_BYTES = 128;

    private Bpf() {}

    /** union bpf_attr, to be filled in. */
    static ByteBuffer attribute() {
        return ByteBuffer.allocate(ATTRIBUTE_BYTES).order(ByteOrder.nativeOrder());
    }

    static long call(int command, ByteBuffer attribute) {
        try (Arena arena = Arena.ofConfined()) {
            return Syscalls.BPF.call(command, copy(arena, attribute).address(), ATTRIBUTE_BYTES);
        }
    }

    static MemorySegment copy(Arena arena, ByteBuffer bytes) {
        MemorySegment segment = arena.allocate(bytes.capacity(), 8);
        segment.copyFrom(MemorySegment.ofBuffer(bytes.duplicate().clear()));
        return segment;
    }
}
