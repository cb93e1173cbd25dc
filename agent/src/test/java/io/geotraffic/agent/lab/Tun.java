package io.geotraffic.agent.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** A tun device: its packets have no Ethernet header. */
public final class Tun implements AutoCloseable {
    private static final long AT_FDCWD = -100;
    private static final long O_RDWR = 2;
    private static final long TUNSETIFF = 0x400454ca;
    private static final short IFF_TUN_NO_PI = 0x1001;
    private static final int IFREQ_BYTES = 40;

    private final long fd;

    public Tun(NetworkNamespace namespace, String device) {
        fd = namespace.asRoot(() -> {
            try (Arena arena = Arena.ofConfined()) {
                long tun = Syscalls.OPENAT.call(
                        AT_FDCWD, arena.allocateFrom("/dev/net/tun").address(), O_RDWR);
                MemorySegment request = arena.allocate(IFREQ_BYTES);
                request.setString(0, device, StandardCharsets.US_ASCII);
                request.set(ValueLayout.JAVA_SHORT, 16, IFF_TUN_NO_PI);
                Syscalls.IOCTL.call(tun, TUNSETIFF, request.address());
                return tun;
            }
        });
        namespace.run("sysctl", "-qw", "net.ipv6.conf." + device + ".disable_ipv6=1");
        namespace.run("ip", "link", "set", device, "up");
    }

    /** The device receives the packet. */
    public void receive(byte[] packet) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, packet);
            Syscalls.WRITE.call(fd, bytes.address(), packet.length);
        }
    }

    @Override
    public void close() {
        Syscalls.CLOSE.call(fd);
    }
}
