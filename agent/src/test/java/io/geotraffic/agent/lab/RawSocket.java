package io.geotraffic.agent.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/** Puts frames on a device as they are. */
public final class RawSocket implements AutoCloseable {
    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOCKADDR_LL_BYTES = 20;
    private static final int MMSGHDR_BYTES = 64;
    private static final int IOVEC_BYTES = 16;

    private final Arena arena = Arena.ofShared();
    private final long fd;

    /** Opens it in the namespace; any thread may send then. */
    public RawSocket(NetworkNamespace namespace, String device) {
        int ifindex = namespace.ifindex(device);
        fd = namespace.asRoot(() -> {
            long socket = Syscalls.SOCKET.call(AF_PACKET, SOCK_RAW, 0);
            MemorySegment address = arena.allocate(SOCKADDR_LL_BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
            address.set(ValueLayout.JAVA_INT, 4, ifindex);
            Syscalls.BIND.call(socket, address.address(), SOCKADDR_LL_BYTES);
            return socket;
        });
    }

    public void send(byte[] frame) {
        try (Arena once = Arena.ofConfined()) {
            MemorySegment bytes = once.allocateFrom(ValueLayout.JAVA_BYTE, frame);
            Syscalls.SENDTO.call(fd, bytes.address(), frame.length, 0, 0, 0);
        }
    }

    /** What the kernel says to a frame that it may refuse: the bytes sent or {@code -errno}. */
    public long attempt(byte[] frame) {
        try (Arena once = Arena.ofConfined()) {
            MemorySegment bytes = once.allocateFrom(ValueLayout.JAVA_BYTE, frame);
            return Syscalls.SENDTO.attempt(fd, bytes.address(), frame.length, 0, 0, 0);
        }
    }

    /** Frames that are sent again and again with other bytes in them, many by one system call. */
    public Burst burst(List<byte[]> frames) {
        return new Burst(frames);
    }

    /** See {@link RawSocket#burst}. */
    public final class Burst {
        private final MemorySegment[] segments;
        private final MemorySegment messages;

        private Burst(List<byte[]> frames) {
            segments = new MemorySegment[frames.size()];
            messages = arena.allocate((long) MMSGHDR_BYTES * frames.size(), 8);
            for (int i = 0; i < segments.length; i++) {
                segments[i] = arena.allocateFrom(ValueLayout.JAVA_BYTE, frames.get(i));
                MemorySegment vector =
                        arena.allocateFrom(ValueLayout.JAVA_LONG, segments[i].address(), segments[i].byteSize());
                MemorySegment message = messages.asSlice((long) MMSGHDR_BYTES * i, MMSGHDR_BYTES);
                message.set(ValueLayout.JAVA_LONG, 16, vector.address());
                message.set(ValueLayout.JAVA_LONG, 24, vector.byteSize() / IOVEC_BYTES);
            }
        }

        public void putInt(int frame, int offset, int value) {
            segments[frame].set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), offset, value);
        }

        public void send() {
            for (int sent = 0; sent < segments.length; ) {
                sent += (int) Syscalls.SENDMMSG.call(
                        fd, messages.address() + (long) MMSGHDR_BYTES * sent, segments.length - sent, 0);
            }
        }
    }

    @Override
    public void close() {
        Syscalls.CLOSE.call(fd);
        arena.close();
    }
}
