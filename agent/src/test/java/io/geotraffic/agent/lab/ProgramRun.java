package io.geotraffic.agent.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/**
 * Runs an attached program on a packet that no device here could make (BPF_PROG_TEST_RUN), and tells
 * what it returned.
 */
public final class ProgramRun {
    /** struct __sk_buff, of which the kernel takes a few fields. */
    private static final int CONTEXT_BYTES = 192;

    private static final int IFINDEX = 40;
    private static final int GSO_SEGS = 164;
    private static final int GSO_SIZE = 176;

    private ProgramRun() {}

    /**
     * @param programId as in a chain
     * @param gsoSegments 0 for one that nobody has counted yet
     */
    public static int run(
            NetworkNamespace namespace, int programId, int ifindex, byte[] packet, int gsoSize, int gsoSegments) {
        return namespace.asRoot(() -> {
            long program = Bpf.call(Bpf.PROG_GET_FD_BY_ID, Bpf.attribute().putInt(programId));
            try (Arena arena = Arena.ofConfined()) {
                ByteBuffer context = Bpf.attribute();
                MemorySegment skb = arena.allocate(CONTEXT_BYTES, 8);
                skb.set(ValueLayout.JAVA_INT, IFINDEX, ifindex);
                skb.set(ValueLayout.JAVA_INT, GSO_SEGS, gsoSegments);
                skb.set(ValueLayout.JAVA_INT, GSO_SIZE, gsoSize);
                MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, packet);
                MemorySegment attribute = Bpf.copy(
                        arena,
                        context.putInt((int) program)
                                .putInt(0) // retval, written by the kernel
                                .putInt(packet.length)
                                .putInt(0)
                                .putLong(data.address())
                                .putLong(0)
                                .putInt(1) // repeat
                                .putInt(0)
                                .putInt(CONTEXT_BYTES)
                                .putInt(0)
                                .putLong(skb.address()));
                Syscalls.BPF.call(Bpf.PROG_TEST_RUN, attribute.address(), attribute.byteSize());
                return attribute.get(ValueLayout.JAVA_INT, 4);
            } finally {
                Syscalls.CLOSE.call(program);
            }
        });
    }
}
