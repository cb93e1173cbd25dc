package io.geotraffic.agent.bpf;

import static io.geotraffic.agent.lab.Frames.IPV4;
import static io.geotraffic.agent.lab.Frames.IPV6;
import static io.geotraffic.agent.lab.Frames.TCP;
import static io.geotraffic.agent.lab.Frames.UDP;
import static io.geotraffic.agent.lab.Frames.VLAN;
import static io.geotraffic.agent.lab.Frames.ethernet;
import static io.geotraffic.agent.lab.Frames.extension;
import static io.geotraffic.agent.lab.Frames.ipv4;
import static io.geotraffic.agent.lab.Frames.ipv6;
import static io.geotraffic.agent.lab.Frames.tagged;
import static io.geotraffic.agent.lab.Frames.tcp;
import static io.geotraffic.agent.lab.Frames.udp;
import static io.geotraffic.agent.lab.Frames.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.lab.Counting;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.ProgramRun;
import io.geotraffic.agent.lab.Wire;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A super-packet counts as what it becomes on the wire: its payload, and all headers once per segment. */
@Kernel
class SuperPacketsKernelTest {
    private static final int TCX_NEXT = -1;
    private static final int PAYLOAD = 3000;
    private static final int SIZE = 1000;
    private static final String A = "198.51.100.7";
    private static final String B = "203.0.113.9";
    private static final String A6 = "2001:db8:a::7";
    private static final String B6 = "2001:db8:b::9";

    private static Wire wire;

    /**
     * @param headers bytes that each segment repeats
     * @param vanishing of the frame's bytes, those that no segment has
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    record Case(String name, byte[] frame, int headers, int vanishing) {
        Case(String name, byte[] frame) {
            this(name, frame, frame.length - PAYLOAD, 0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> frames() {
        byte[] segment = tcp(zeros(12), zeros(PAYLOAD));
        byte[] inner = ipv4("10.0.0.1", "10.0.0.2", TCP, segment);
        byte[] inner6 = ipv6("fd00::1", "fd00::2", TCP, segment);
        byte[] innerFrame = ethernet(IPV4, inner);
        return Stream.of(
                new Case("TCP over IPv4", ethernet(IPV4, ipv4(A, B, TCP, segment))),
                new Case("TCP without options", ethernet(IPV4, ipv4(A, B, TCP, tcp(zeros(0), zeros(PAYLOAD))))),
                new Case("TCP over IPv4 with options", ethernet(IPV4, ipv4(A, B, TCP, 0, zeros(8), segment))),
                new Case("TCP over IPv6", ethernet(IPV6, ipv6(A6, B6, TCP, segment))),
                new Case("TCP behind an extension header", ethernet(IPV6, ipv6(A6, B6, 60, extension(TCP, segment)))),
                new Case("TCP behind a tag in the frame", ethernet(VLAN, tagged(5, IPV4, ipv4(A, B, TCP, segment)))),
                new Case("UDP", ethernet(IPV4, ipv4(A, B, UDP, udp(443, zeros(PAYLOAD))))),
                new Case("UDP that looks like VXLAN", ethernet(IPV4, ipv4(A, B, UDP, udp(443, like(8, 0, 0, 0))))),
                new Case("UDP that looks like Geneve", ethernet(IPV4, ipv4(A, B, UDP, udp(443, like(0, 0, 8, 0))))),
                new Case("SCTP", ethernet(IPV4, ipv4(A, B, 132, zeros(12 + PAYLOAD)))),
                new Case("VXLAN", ethernet(IPV4, ipv4(A, B, UDP, udp(8472, vxlan(innerFrame))))),
                new Case("VXLAN over IPv6", ethernet(IPV6, ipv6(A6, B6, UDP, udp(4789, vxlan(innerFrame))))),
                new Case("Geneve with options", ethernet(IPV4, ipv4(A, B, UDP, udp(6081, geneve(innerFrame))))),
                new Case("GRE", ethernet(IPV4, ipv4(A, B, 47, gre(0, 0, IPV4, inner)))),
                new Case(
                        "GRE with checksum, key and sequence",
                        ethernet(IPV4, ipv4(A, B, 47, gre(0xB000, 12, IPV6, inner6)))),
                new Case("GRE of Ethernet", ethernet(IPV6, ipv6(A6, B6, 47, gre(0, 0, 0x6558, innerFrame)))),
                new Case("IPIP", ethernet(IPV4, ipv4(A, B, 4, inner))),
                new Case("IPv6 in IPv4", ethernet(IPV4, ipv4(A, B, 41, inner6))),
                new Case("IPv4 in IPv6", ethernet(IPV6, ipv6(A6, B6, 4, inner))),
                new Case("BIG TCP", ethernet(IPV6, bigTcp(segment)), 14 + 40 + 32, 8));
    }

    private static byte[] vxlan(byte[] inner) {
        return ByteBuffer.allocate(8 + inner.length)
                .putLong(0x0800_0000_0000_2A00L)
                .put(inner)
                .array();
    }

    /** Payload of an application that begins as a tunnel does. */
    private static byte[] like(int... beginning) {
        byte[] payload = new byte[PAYLOAD];
        Arrays.fill(payload, (byte) 0xAA);
        for (int i = 0; i < beginning.length; i++) {
            payload[i] = (byte) beginning[i];
        }
        payload[7] = 0;
        return payload;
    }

    /** With 8 bytes of options. */
    private static byte[] geneve(byte[] inner) {
        return ByteBuffer.allocate(16 + inner.length)
                .putLong(0x0200_6558_0000_2A00L)
                .putLong(7)
                .put(inner)
                .array();
    }

    private static byte[] gre(int flags, int optional, int type, byte[] inner) {
        return ByteBuffer.allocate(4 + optional + inner.length)
                .putShort((short) flags)
                .putShort((short) type)
                .put(zeros(optional))
                .put(inner)
                .array();
    }

    /** As the kernel makes it: no payload length, and the true one in a jumbo option. */
    private static byte[] bigTcp(byte[] segment) {
        byte[] jumbo = ByteBuffer.allocate(8 + segment.length)
                .put((byte) TCP)
                .put((byte) 0)
                .put((byte) 0xC2)
                .put((byte) 4)
                .putInt(8 + segment.length)
                .put(segment)
                .array();
        return ByteBuffer.wrap(ipv6(A6, B6, 0, jumbo)).putShort(4, (short) 0).array();
    }

    @BeforeAll
    static void connect() {
        wire = new Wire().up();
    }

    @AfterAll
    static void disconnect() {
        wire.close();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void countsAsItsSegments(Case each) {
        NetworkNamespace node = wire.node();
        int ifindex = node.ifindex(Wire.NODE_DEVICE);
        try (Counting counting = new Counting(node).attach(0, Wire.NODE_DEVICE)) {
            for (Direction direction : Direction.values()) {
                Chain chain = node.asAgent(() -> counting.plane().chain(0, ifindex, direction));
                int counted = PAYLOAD / SIZE;
                for (int gsoSegments : new int[] {counted, 0}) {
                    int verdict = ProgramRun.run(node, chain.own(), ifindex, each.frame(), SIZE, gsoSegments);
                    assertEquals(TCX_NEXT, verdict);
                }
                DirectionAccount account = counting.pollAtRest(0).of(direction);

                assertEquals(each.frame().length, PAYLOAD + each.headers() + each.vanishing(), "the test's own sums");
                assertEquals(
                        List.of(2L * (PAYLOAD + counted * each.headers()), 2L * counted),
                        List.of(account.attributed(), account.packets()),
                        () -> "bytes and packets " + direction);
            }
        }
    }
}
