package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.lab.Capabilities;
import io.geotraffic.agent.lab.Counting;
import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.TcxProgram;
import io.geotraffic.agent.lab.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Comes, goes and fails without a trace. */
@Kernel
class LifecycleKernelTest {
    private static final byte[] FRAME = Frames.ethernet(
            Frames.IPV4, Frames.ipv4("198.51.100.7", "203.0.113.9", Frames.UDP, Frames.udp(9, Frames.zeros(50))));

    private NetworkNamespace node;

    @BeforeEach
    void enter() {
        node = new NetworkNamespace();
    }

    @AfterEach
    void leave() {
        node.close();
    }

    /** Programs, maps and links that this process holds. */
    private static long held() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(LifecycleKernelTest::isOfBpf).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOfBpf(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("anon_inode:bpf");
        } catch (IOException e) {
            return false; // closed in the meantime
        }
    }

    private List<Integer> programs(String device, Direction direction) {
        int ifindex = node.ifindex(device);
        return node.asAgent(() -> Chain.query("test", ifindex, direction, 0)).programIds();
    }

    @ParameterizedTest
    @EnumSource(Capabilities.class)
    void namesTheCapabilityThatIsMissing(Capabilities kept) {
        BpfException e = assertThrows(
                MissingCapabilityException.class,
                () -> node.asAgent(() -> {
                    Capabilities.keepOnly(kept);
                    return DataPlane.load(1000, 64, 16);
                }));

        String missing = kept == Capabilities.BPF ? "CAP_NET_ADMIN" : "CAP_BPF";
        assertTrue(e.toString().contains("Missing capability " + missing + ": "), e.toString());
    }

    @Test
    void saysWhatAMapThatIsTooLargeNeeds() {
        long before = held();

        BpfException e = assertThrows(
                MapTooLargeException.class, () -> node.asAgent(() -> DataPlane.load(Integer.MAX_VALUE, 64, 16)));

        assertTrue(e.toString().contains("A map of 2,147,483,647 prefixes needs about "), e.toString());
        assertEquals(before, held());
    }

    @Test
    void leavesNothingWhereTheInterfaceIsGone() {
        try (Counting counting = new Counting(node)) {
            long before = held();

            BpfException e = assertThrows(
                    InterfaceVanishedException.class,
                    () -> node.asAgent(() -> {
                        counting.plane().attach(0, 4711, "gone0");
                        return true;
                    }));

            assertEquals("Cannot attach to gone0 (ifindex 4711): it is gone", e.getMessage());
            assertEquals(before, held());
        }
    }

    @Test
    void refusesToCountAnInterfaceTwice() {
        try (Counting counting = new Counting(node).attach(0, "lo")) {
            BpfException e = assertThrows(
                    BpfException.class,
                    () -> node.asAgent(() -> {
                        counting.plane().attach(1, 1, "lo");
                        return true;
                    }));

            assertEquals("Cannot attach to lo (ifindex 1): it is counted already", e.getMessage());
            assertEquals(1, programs("lo", Direction.SENT).size());
        }
    }

    @Test
    void closingDetaches() {
        long before = held();
        try (Counting counting = new Counting(node).attach(0, "lo")) {
            assertEquals(1, programs("lo", Direction.RECEIVED).size());
            assertEquals(1, programs("lo", Direction.SENT).size());
            assertThrows(BpfException.class, () -> counting.attach(0, "lo"));
        }

        assertEquals(List.of(), programs("lo", Direction.RECEIVED));
        assertEquals(List.of(), programs("lo", Direction.SENT));
        assertEquals(before, held());
    }

    @Test
    void attachesAndDetachesAgainAndAgain() {
        try (Counting counting = new Counting(node)) {
            comeAndGo(counting);
            long before = held();
            for (int i = 0; i < 100; i++) {
                comeAndGo(counting);
            }

            assertEquals(before, held());
            assertEquals(List.of(), programs("lo", Direction.SENT));
        }
    }

    private static void comeAndGo(Counting counting) {
        counting.attach(0, "lo").detach(0);
        counting.poll();
    }

    /** As SLOT_HOME in geotraffic.h. */
    private static int home(int ifindex) {
        return (ifindex * 0x9E3779B1) >>> 18;
    }

    /** The table from ifindex to number looks 8 places far. */
    @Test
    void tellsInterfacesApartWhoseIndexesCollide() {
        int[] colliding = IntStream.range(100, 10_000_000)
                .filter(ifindex -> home(ifindex) == home(100))
                .limit(9)
                .toArray();
        try (Counting counting = new Counting(node)) {
            for (int i = 0; i < 8; i++) {
                addDevice(i, colliding[i]);
                counting.attach(i, "d" + i);
            }
            addDevice(8, colliding[8]);
            BpfException e = assertThrows(BpfException.class, () -> counting.attach(8, "d8"));
            for (int i = 0; i < 8; i++) {
                try (RawSocket socket = new RawSocket(node, "d" + i)) {
                    for (int sent = 0; sent <= i; sent++) {
                        socket.send(FRAME);
                    }
                }
            }

            for (int i = 0; i < 8; i++) {
                assertEquals(
                        (i + 1L) * FRAME.length, counting.pollAtRest(i).sent().attributed());
            }
            assertTrue(e.toString().contains("Cannot attach to d8 "), e.toString());
            assertEquals(List.of(), programs("d8", Direction.SENT));
        }
    }

    /** As those of a node's pods do. */
    @Test
    void takesIndexesThatFollowOneAnother() {
        try (Counting counting = new Counting(node)) {
            for (int i = 0; i < 20; i++) {
                addDevice(i, i < 10 ? 100 + i : 100 + i - 10 + (1 << 14));
                counting.attach(i, "d" + i);
            }

            assertEquals(20, counting.poll().interfaces().size());
        }
    }

    private void addDevice(int i, int ifindex) {
        node.run("ip link add d%d index %d type veth peer name p%d"
                .formatted(i, ifindex, i)
                .split(" ", -1));
        node.run("sysctl", "-qw", "net.ipv6.conf.d" + i + ".disable_ipv6=1", "net.ipv6.conf.p" + i + ".disable_ipv6=1");
        node.run("ip", "link", "set", "p" + i, "up");
        node.run("ip", "link", "set", "d" + i, "up");
    }

    /** The kernel takes no more than 63 programs: our first one finds a place, our second one does not. */
    @Test
    void leavesNothingBehindWhereHalfOfItFails() {
        List<TcxProgram> others = new ArrayList<>();
        try (Wire wire = new Wire().up();
                Counting counting = new Counting(wire.node());
                RawSocket socket = new RawSocket(wire.peer(), Wire.PEER_DEVICE)) {
            for (int i = 0; i < 63; i++) {
                others.add(new TcxProgram(TcxProgram.Verdict.NEXT).attach(wire.node(), Wire.NODE_DEVICE, false, false));
            }
            int ifindex = wire.node().ifindex(Wire.NODE_DEVICE);
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Void> traffic = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    socket.send(FRAME);
                }
            });
            BpfException e = assertThrows(BpfException.class, () -> counting.attach(0, Wire.NODE_DEVICE));
            done.set(true);
            traffic.join();

            assertTrue(
                    e.toString().endsWith(": as many programs as the kernel allows are attached to it: take one off"),
                    e.toString());
            assertEquals(0, counting.poll().entries());
            assertEquals(
                    List.of(),
                    wire.node()
                            .asAgent(() -> Chain.query("test", ifindex, Direction.RECEIVED, 0))
                            .programIds());
        } finally {
            others.forEach(TcxProgram::close);
        }
    }

    @Test
    void countsOnUntilTheDeviceIsDeleted() {
        try (Wire wire = new Wire();
                Counting counting = new Counting(wire.node()).attach(0, Wire.NODE_DEVICE);
                RawSocket socket = new RawSocket(wire.peer(), Wire.PEER_DEVICE)) {
            wire.up();
            socket.send(FRAME);
            wire.node().run("ip", "link", "del", Wire.NODE_DEVICE);
            counting.detach(0);

            Poll poll = counting.poll();
            assertEquals(FRAME.length, poll.interfaces().getFirst().received().attributed());
            assertTrue(poll.interfaces().getFirst().last());
        }
    }
}
