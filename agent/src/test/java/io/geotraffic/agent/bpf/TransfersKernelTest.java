package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.lab.Counting;
import io.geotraffic.agent.lab.DeviceCounters;
import io.geotraffic.agent.lab.Iperf;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.ProtocolCounters;
import io.geotraffic.agent.lab.Wire;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real TCP and UDP, both ways at once, against the device's own counters: equal to the byte. */
@Kernel
class TransfersKernelTest {
    private static final int ETHERNET_HEADER = 14;

    enum Traffic {
        TCP("--bitrate 1G"),
        UDP_OF_SMALL_PACKETS("--udp --length 64 --bitrate 40M");

        private final String options;

        Traffic(String options) {
            this.options = options;
        }
    }

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    /**
     * Counts from before the first packet on. Once more if a busy machine has dropped packets between
     * the two devices: then not even the devices agree.
     */
    private Counting exchange(int ipVersion, Traffic traffic, String... offloads) {
        for (int attempt = 1; ; attempt++) {
            Counting counting = new Counting(wire.node()).attach(0, Wire.NODE_DEVICE);
            wire.offload(offloads).addresses(ipVersion).up();
            Iperf.exchange(
                    wire,
                    Wire.NODE_DEVICE,
                    ipVersion == 4 ? Wire.PEER_IPV4 : Wire.PEER_IPV6,
                    traffic.options.split(" ", -1));
            long dropped = device().dropped()
                    + DeviceCounters.read(wire.peer(), Wire.PEER_DEVICE).dropped();
            if (dropped == 0 || attempt == 5) {
                return counting;
            }
            counting.close();
            wire.close();
            wire = new Wire();
        }
    }

    private DeviceCounters device() {
        return DeviceCounters.read(wire.node(), Wire.NODE_DEVICE);
    }

    /**
     * Bytes received, bytes sent, packets received, packets sent, and nothing evicted.
     *
     * @param expected asked until it is the same before and after: an IPv6 stack speaks at any time
     */
    private static void assertCounted(Counting counting, Supplier<List<Long>> expected) {
        List<Long> before;
        InterfaceAccount account;
        do {
            before = expected.get();
            account = counting.pollAtRest(0);
        } while (!before.equals(expected.get()));

        DirectionAccount received = account.received();
        DirectionAccount sent = account.sent();
        assertTrue(Math.min(received.total(), sent.total()) > 1_000_000, "that there was traffic");
        assertEquals(0, received.evicted() + sent.evicted());
        assertEquals(before, List.of(received.total(), sent.total(), received.packets(), sent.packets()));
    }

    @ParameterizedTest
    @CsvSource({"4, TCP", "6, TCP", "4, UDP_OF_SMALL_PACKETS", "6, UDP_OF_SMALL_PACKETS"})
    void equalsTheDeviceWithoutOffloads(int ipVersion, Traffic traffic) {
        assertEqualsDevice(ipVersion, traffic, "tso", "off", "gso", "off", "gro", "off", "tx", "off", "sg", "off");
    }

    @ParameterizedTest
    @CsvSource({"4, TCP", "6, TCP", "4, UDP_OF_SMALL_PACKETS", "6, UDP_OF_SMALL_PACKETS"})
    void equalsTheDeviceThatIsGivenSegments(int ipVersion, Traffic traffic) {
        assertEqualsDevice(ipVersion, traffic, "tso", "off", "gso", "on", "gro", "off");
    }

    private void assertEqualsDevice(int ipVersion, Traffic traffic, String... offloads) {
        try (Counting counting = exchange(ipVersion, traffic, offloads)) {
            assertCounted(counting, () -> {
                DeviceCounters device = device();
                return List.of(
                        device.receivedBytes(), device.sentBytes(), device.receivedPackets(), device.sentPackets());
            });
        }
    }

    /** With GRO a veth device polls, and then leaves the Ethernet header out of its bytes. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void equalsTheDeviceThatMergesWhatItReceives(int ipVersion) {
        try (Counting counting = exchange(ipVersion, Traffic.TCP, "tso", "off", "gso", "on", "gro", "on")) {
            assertCounted(counting, () -> {
                DeviceCounters device = device();
                return List.of(
                        device.receivedBytes() + ETHERNET_HEADER * device.receivedPackets(),
                        device.sentBytes() + ETHERNET_HEADER * device.sentPackets(),
                        device.receivedPackets(),
                        device.sentPackets());
            });
        }
    }

    /**
     * A device that passes super-packets on whole counts their headers once. The stacks of both ends
     * know how many segments they were.
     */
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void addsTheHeadersThatSegmentsRepeat(int ipVersion) {
        int headers = ETHERNET_HEADER + (ipVersion == 4 ? 20 : 40) + 32;
        try (Counting counting = exchange(ipVersion, Traffic.TCP, "tso", "on", "gso", "on", "gro", "on")) {
            assertTrue(
                    ProtocolCounters.sentSegments(wire.node()) > 10 * device().sentPackets(),
                    "that there were super-packets");
            assertCounted(counting, () -> {
                DeviceCounters device = device();
                long received = ProtocolCounters.sentSegments(wire.peer()) + arps(counting, Direction.RECEIVED);
                long sent = ProtocolCounters.sentSegments(wire.node()) + arps(counting, Direction.SENT);
                return List.of(
                        device.receivedBytes() + headers * (received - device.receivedPackets()),
                        device.sentBytes() + headers * (sent - device.sentPackets()),
                        received,
                        sent);
            });
        }
    }

    private long arps(Counting counting, Direction direction) {
        return wire.node()
                .asAgent(() -> counting.plane().readInterface(0))
                .of(direction)
                .nonIp()
                .packets();
    }
}
