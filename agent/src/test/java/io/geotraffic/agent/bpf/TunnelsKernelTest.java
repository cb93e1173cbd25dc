package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.lab.Counting;
import io.geotraffic.agent.lab.DeviceCounters;
import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Iperf;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.Tun;
import io.geotraffic.agent.lab.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Devices without an Ethernet header, and packets within packets. */
@Kernel
class TunnelsKernelTest {
    private static final String TUN = "gttun";
    private static final String VXLAN = "gtvxlan";
    private static final String PEER_WITHIN = "10.9.0.2";

    @Test
    void readsPacketsThatBeginWithTheirIpHeader() {
        byte[] ipv4 = Frames.ipv4("198.51.100.7", "203.0.113.9", Frames.UDP, Frames.udp(9, Frames.zeros(50)));
        byte[] ipv6 = Frames.ipv6("2001:db8:a::7", "2001:db8:b::9", Frames.UDP, Frames.udp(9, Frames.zeros(50)));
        byte[] cut = new byte[] {0x45, 0, 0, 19, 0, 0, 0, 0, 64, 17};
        try (NetworkNamespace node = new NetworkNamespace();
                Tun tun = new Tun(node, TUN);
                RawSocket out = new RawSocket(node, TUN);
                Counting counting = new Counting(node).attach(0, TUN)) {
            tun.receive(ipv4);
            tun.receive(ipv6);
            tun.receive(cut);
            out.send(ipv4);
            out.send(ipv6);

            assertEquals(
                    new DirectionAccount(ipv4.length + ipv6.length, 0, 0, cut.length, 3),
                    counting.pollAtRest(0).received());
            assertEquals(
                    List.of((long) ipv4.length, (long) ipv6.length),
                    List.of(
                            counting.bytes(Direction.RECEIVED, "198.51.100.0/24"),
                            counting.bytes(Direction.RECEIVED, "2001:db8:a::/48")));
            assertEquals(
                    List.of((long) ipv4.length, (long) ipv6.length),
                    List.of(
                            counting.bytes(Direction.SENT, "203.0.113.0/24"),
                            counting.bytes(Direction.SENT, "2001:db8:b::/48")));
        }
    }

    @Test
    void repeatsOuterAndInnerHeadersOfSegmentsInVxlan() {
        try (Wire wire = new Wire();
                Counting counting = new Counting(wire.node()).attach(0, Wire.NODE_DEVICE)) {
            wire.offload("tso", "off", "gso", "on", "gro", "off").addresses(4).up();
            vxlan(wire.node(), Wire.NODE_DEVICE, Wire.PEER_IPV4, "10.9.0.1/24");
            vxlan(wire.peer(), Wire.PEER_DEVICE, Wire.NODE_IPV4, PEER_WITHIN + "/24");

            Iperf.exchange(wire, Wire.NODE_DEVICE, PEER_WITHIN, "--bitrate", "200M");

            DeviceCounters device = DeviceCounters.read(wire.node(), Wire.NODE_DEVICE);
            DirectionAccount sent = counting.pollAtRest(0).sent();
            assertTrue(sent.total() > 1_000_000, "that there was traffic");
            assertEquals(
                    List.of(device.sentBytes(), device.sentPackets(), device.receivedBytes(), device.receivedPackets()),
                    List.of(
                            sent.total(),
                            sent.packets(),
                            counting.pollAtRest(0).received().total(),
                            counting.pollAtRest(0).received().packets()));
            assertEquals(sent.attributed(), counting.bytes(Direction.SENT, "192.0.2.0/24"), "all to the other end");
        }
    }

    private static void vxlan(NetworkNamespace end, String device, String remote, String address) {
        end.run("ip link add %s type vxlan id 7 dev %s remote %s dstport 8472 udpcsum"
                .formatted(VXLAN, device, remote)
                .split(" ", -1));
        end.run("sysctl", "-qw", "net.ipv6.conf." + VXLAN + ".disable_ipv6=1");
        end.run("ip", "addr", "add", address, "dev", VXLAN);
        end.run("ip", "link", "set", VXLAN, "up");
    }
}
