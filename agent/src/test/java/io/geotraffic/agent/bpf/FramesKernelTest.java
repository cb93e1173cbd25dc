package io.geotraffic.agent.bpf;

import static io.geotraffic.agent.lab.Frames.ARP;
import static io.geotraffic.agent.lab.Frames.IPV4;
import static io.geotraffic.agent.lab.Frames.IPV6;
import static io.geotraffic.agent.lab.Frames.QINQ;
import static io.geotraffic.agent.lab.Frames.TCP;
import static io.geotraffic.agent.lab.Frames.UDP;
import static io.geotraffic.agent.lab.Frames.VLAN;
import static io.geotraffic.agent.lab.Frames.ethernet;
import static io.geotraffic.agent.lab.Frames.extension;
import static io.geotraffic.agent.lab.Frames.ipv4;
import static io.geotraffic.agent.lab.Frames.ipv6;
import static io.geotraffic.agent.lab.Frames.tagged;
import static io.geotraffic.agent.lab.Frames.udp;
import static io.geotraffic.agent.lab.Frames.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.lab.Counting;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each frame is counted once, whole, and under the right name: as it comes in and as it goes out. */
@Kernel
class FramesKernelTest {
    private static final String A = "198.51.100.7";
    private static final String B = "203.0.113.9";
    private static final String A6 = "2001:db8:a::7";
    private static final String B6 = "2001:db8:b:1::9";

    enum Kind {
        IP4,
        IP6,
        NON_IP,
        MALFORMED
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    record Case(String name, Kind kind, byte[] frame) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> frames() {
        byte[] packet = ipv4(A, B, UDP, udp(53, zeros(100)));
        byte[] packet6 = ipv6(A6, B6, UDP, udp(53, zeros(100)));
        byte[] options = ipv4(A, B, UDP, 0, zeros(40), udp(53, zeros(9)));
        byte[] extensions = ipv6(A6, B6, 0, extension(60, extension(UDP, udp(53, zeros(9)))));
        return Stream.of(
                new Case("IPv4", Kind.IP4, ethernet(IPV4, packet)),
                new Case("IPv4, payload of length zero", Kind.IP4, ethernet(IPV4, ipv4(A, B, UDP, udp(53, zeros(0))))),
                new Case("IPv4, header alone", Kind.IP4, ethernet(IPV4, ipv4(A, B, 253, zeros(0)))),
                new Case("IPv4 with options", Kind.IP4, ethernet(IPV4, options)),
                new Case("IPv4, first fragment", Kind.IP4, ethernet(IPV4, fragment(0x2000, 800))),
                new Case("IPv4, last fragment", Kind.IP4, ethernet(IPV4, fragment(100, 13))),
                new Case("IPv4 of 9,000 bytes", Kind.IP4, ethernet(IPV4, ipv4(A, B, UDP, udp(53, zeros(8972))))),
                new Case("IPv4 behind a tag", Kind.IP4, ethernet(VLAN, tagged(5, IPV4, packet))),
                new Case("IPv4 behind two tags", Kind.IP4, ethernet(QINQ, tagged(5, VLAN, tagged(6, IPV4, packet)))),
                new Case("IPv4 behind four tags", Kind.IP4, ethernet(VLAN, tags(3, tagged(9, IPV4, packet)))),
                new Case("IPv6", Kind.IP6, ethernet(IPV6, packet6)),
                new Case("IPv6, header alone", Kind.IP6, ethernet(IPV6, ipv6(A6, B6, 59, zeros(0)))),
                new Case("IPv6 with extension headers", Kind.IP6, ethernet(IPV6, extensions)),
                new Case("IPv6 fragment", Kind.IP6, ethernet(IPV6, ipv6(A6, B6, 44, extension(TCP, zeros(64))))),
                new Case("IPv6 of 9,000 bytes", Kind.IP6, ethernet(IPV6, ipv6(A6, B6, UDP, udp(53, zeros(8952))))),
                new Case("IPv6 behind two tags", Kind.IP6, ethernet(QINQ, tagged(5, VLAN, tagged(6, IPV6, packet6)))),
                new Case("ARP", Kind.NON_IP, ethernet(ARP, zeros(28))),
                new Case("ARP behind a tag", Kind.NON_IP, ethernet(VLAN, tagged(5, ARP, zeros(28)))),
                new Case("802.3 with LLC", Kind.NON_IP, ethernet(38, zeros(38))),
                new Case("MPLS", Kind.NON_IP, ethernet(0x8847, zeros(60))),
                new Case("Ethernet header alone", Kind.NON_IP, ethernet(0x88B5, zeros(0))),
                new Case("IPv4 cut within its header", Kind.MALFORMED, ethernet(IPV4, cut(packet, 19))),
                new Case("IPv4 cut to nothing", Kind.MALFORMED, ethernet(IPV4, zeros(0))),
                new Case("IPv4 cut within its options", Kind.MALFORMED, ethernet(IPV4, cut(options, 59))),
                new Case("IPv4 with a header of 16 bytes", Kind.MALFORMED, ethernet(IPV4, beginning(0x44, packet))),
                new Case("IPv4 that says it is 6", Kind.MALFORMED, ethernet(IPV4, beginning(0x65, packet))),
                new Case("IPv6 cut within its header", Kind.MALFORMED, ethernet(IPV6, cut(packet6, 39))),
                new Case("IPv6 that says it is 4", Kind.MALFORMED, ethernet(IPV6, beginning(0x45, packet6))),
                // The kernel takes the outer tag off what it receives before any program runs.
                new Case("cut within a tag", Kind.MALFORMED, cut(ethernet(QINQ, tagged(5, VLAN, packet)), 21)),
                new Case("six tags", Kind.MALFORMED, ethernet(VLAN, tags(5, tagged(9, IPV4, packet)))));
    }

    private static byte[] fragment(int flagsAndOffset, int length) {
        return ipv4(A, B, UDP, flagsAndOffset, zeros(0), zeros(length));
    }

    private static byte[] tags(int count, byte[] inner) {
        return count == 0 ? inner : tags(count - 1, tagged(count, VLAN, inner));
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] beginning(int first, byte[] packet) {
        byte[] copy = packet.clone();
        copy[0] = (byte) first;
        return copy;
    }

    private static Wire wire;

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
    void isCountedOnce(Case each) {
        try (Counting counting = new Counting(wire.node()).attach(0, Wire.NODE_DEVICE);
                RawSocket in = new RawSocket(wire.peer(), Wire.PEER_DEVICE);
                RawSocket out = new RawSocket(wire.node(), Wire.NODE_DEVICE)) {
            in.send(each.frame());
            in.send(each.frame());
            out.send(each.frame());

            expect(counting, Direction.RECEIVED, each, 2);
            expect(counting, Direction.SENT, each, 1);
        }
    }

    private static void expect(Counting counting, Direction direction, Case each, int times) {
        DirectionAccount account = counting.pollAtRest(0).of(direction);
        long bytes = (long) each.frame().length * times;
        boolean ip = each.kind() == Kind.IP4 || each.kind() == Kind.IP6;
        assertEquals(
                new DirectionAccount(
                        ip ? bytes : 0,
                        0,
                        each.kind() == Kind.NON_IP ? bytes : 0,
                        each.kind() == Kind.MALFORMED ? bytes : 0,
                        times),
                account,
                direction::toString);
        if (ip) {
            assertEquals(
                    List.of(bytes, 1L),
                    List.of(counting.bytes(direction, remotePrefix(each.kind(), direction)), counting.keys(direction)),
                    () -> direction + ": bytes of the remote prefix, and how many prefixes");
        }
    }

    private static String remotePrefix(Kind kind, Direction direction) {
        if (kind == Kind.IP4) {
            return direction == Direction.RECEIVED ? "198.51.100.0/24" : "203.0.113.0/24";
        }
        return direction == Direction.RECEIVED ? "2001:db8:a::/48" : "2001:db8:b::/48";
    }
}
