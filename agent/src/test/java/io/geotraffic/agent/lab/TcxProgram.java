package io.geotraffic.agent.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Somebody else's TCX program, written by hand: counts the packets that it sees and returns a
 * verdict. With the bpf system call alone, so that it owes nothing to the shim.
 */
public final class TcxProgram implements AutoCloseable {
    /** What it says of each packet. */
    public enum Verdict {
        NEXT(-1),
        PASS(0),
        DROP(2),
        REDIRECT(7);

        private final int code;

        Verdict(int code) {
            this.code = code;
        }
    }

    private static final int BPF_MAP_TYPE_ARRAY = 2;
    private static final int BPF_PROG_TYPE_SCHED_CLS = 3;
    private static final int BPF_TCX_INGRESS = 46;
    private static final int BPF_TCX_EGRESS = 47;
    private static final int BPF_F_BEFORE = 1 << 3;

    private final Arena arena = Arena.ofShared();
    private final long map;
    private final long program;
    private long link = -1;

    public TcxProgram(Verdict verdict) {
        map = Bpf.call(
                Bpf.MAP_CREATE,
                Bpf.attribute().putInt(BPF_MAP_TYPE_ARRAY).putInt(4).putInt(8).putInt(1));
        ByteBuffer instructions = counting(verdict);
        MemorySegment code = Bpf.copy(arena, instructions);
        MemorySegment license = arena.allocateFrom("GPL");
        program = Bpf.call(
                Bpf.PROG_LOAD,
                Bpf.attribute()
                        .putInt(BPF_PROG_TYPE_SCHED_CLS)
                        .putInt(instructions.capacity() / 8)
                        .putLong(code.address())
                        .putLong(license.address()));
    }

    private ByteBuffer counting(Verdict verdict) {
        return ByteBuffer.allocate(14 * 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(instruction(0x62, 10, 0, -4, 0)) // *(u32 *)(r10 - 4) = 0
                .putLong(instruction(0xbf, 2, 10, 0, 0)) // r2 = r10
                .putLong(instruction(0x07, 2, 0, 0, -4)) // r2 += -4
                .putLong(instruction(0x18, 1, 1, 0, (int) map)) // r1 = map
                .putLong(0)
                .putLong(instruction(0x85, 0, 0, 0, 1)) // r0 = lookup(r1, r2)
                .putLong(instruction(0x15, 0, 0, 2, 0)) // if r0 == 0 goto +2
                .putLong(instruction(0xb7, 1, 0, 0, 1)) // r1 = 1
                .putLong(instruction(0xdb, 0, 1, 0, 0)) // lock *(u64 *)r0 += r1
                .putLong(instruction(0xb7, 1, 0, 0, 1)) // r1 = ifindex of the loopback device
                .putLong(instruction(0xb7, 2, 0, 0, 0)) // r2 = 0
                .putLong(
                        verdict == Verdict.REDIRECT
                                ? instruction(0x85, 0, 0, 0, 23) // r0 = redirect(r1, r2)
                                : instruction(0xb7, 0, 0, 0, verdict.code)) // r0 = verdict
                .putLong(instruction(0xbf, 0, 0, 0, 0)) // r0 = r0
                .putLong(instruction(0x95, 0, 0, 0, 0)); // exit
    }

    private static long instruction(int code, int destination, int source, int offset, int immediate) {
        return code
                | ((long) destination << 8)
                | ((long) source << 12)
                | ((offset & 0xffffL) << 16)
                | ((long) immediate << 32);
    }

    /** First in the chain, or last. */
    public TcxProgram attach(NetworkNamespace namespace, String device, boolean ingress, boolean first) {
        int ifindex = namespace.ifindex(device);
        link = namespace.asRoot(() -> Bpf.call(
                Bpf.LINK_CREATE,
                Bpf.attribute()
                        .putInt((int) program)
                        .putInt(ifindex)
                        .putInt(ingress ? BPF_TCX_INGRESS : BPF_TCX_EGRESS)
                        .putInt(first ? BPF_F_BEFORE : 0)));
        return this;
    }

    /** Packets that it has seen. */
    public long packets() {
        MemorySegment key = arena.allocateFrom(ValueLayout.JAVA_INT, 0);
        MemorySegment value = arena.allocate(ValueLayout.JAVA_LONG);
        Bpf.call(
                Bpf.MAP_LOOKUP_ELEM,
                Bpf.attribute()
                        .putInt((int) map)
                        .putInt(0)
                        .putLong(key.address())
                        .putLong(value.address()));
        return value.get(ValueLayout.JAVA_LONG, 0);
    }

    @Override
    public void close() {
        for (long fd : new long[] {link, program, map}) {
            if (fd >= 0) {
                Syscalls.CLOSE.call(fd);
            }
        }
        arena.close();
    }
}
