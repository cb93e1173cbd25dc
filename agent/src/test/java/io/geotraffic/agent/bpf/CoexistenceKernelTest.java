package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.lab.Counting;
import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.TcxProgram;
import io.geotraffic.agent.lab.TcxProgram.Verdict;
import io.geotraffic.agent.lab.Wire;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Others see what they would see without us, and we see what they hide from each other. */
@Kernel
class CoexistenceKernelTest {
    private static final String DEVICE = Wire.NODE_DEVICE;
    private static final int FRAMES = 10;
    private static final byte[] FRAME = Frames.ethernet(
            Frames.IPV4, Frames.ipv4("198.51.100.7", "203.0.113.9", Frames.UDP, Frames.udp(9, Frames.zeros(50))));

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    private void sendBothWays() {
        try (RawSocket in = new RawSocket(wire.peer(), Wire.PEER_DEVICE);
                RawSocket out = new RawSocket(wire.node(), DEVICE)) {
            for (int i = 0; i < FRAMES; i++) {
                in.send(FRAME);
                out.attempt(FRAME); // a program that drops makes it fail
            }
        }
    }

    private static void assertCountsAll(Counting counting) {
        for (Direction direction : Direction.values()) {
            assertEquals(
                    (long) FRAMES * FRAME.length,
                    counting.pollAtRest(0).of(direction).attributed(),
                    direction::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void seesWhatAnEarlierProgramEnds(Verdict verdict) {
        try (TcxProgram ingress = new TcxProgram(verdict).attach(wire.node(), DEVICE, true, false);
                TcxProgram egress = new TcxProgram(verdict).attach(wire.node(), DEVICE, false, false);
                Counting counting = new Counting(wire.node()).attach(0, DEVICE)) {
            wire.up();
            sendBothWays();

            assertCountsAll(counting);
            assertEquals(List.of((long) FRAMES, (long) FRAMES), List.of(ingress.packets(), egress.packets()));
        }
    }

    @Test
    void hidesNothingFromProgramsAttachedBeforeAndAfter() {
        try (TcxProgram before = new TcxProgram(Verdict.NEXT).attach(wire.node(), DEVICE, true, false);
                Counting counting = new Counting(wire.node()).attach(0, DEVICE);
                TcxProgram after = new TcxProgram(Verdict.NEXT).attach(wire.node(), DEVICE, true, false)) {
            wire.up();
            sendBothWays();

            assertCountsAll(counting);
            assertEquals(List.of((long) FRAMES, (long) FRAMES), List.of(before.packets(), after.packets()));
        }
    }

    @Test
    void hidesNothingFromClassicFilters() {
        NetworkNamespace node = wire.node();
        node.run("tc", "qdisc", "add", "dev", DEVICE, "clsact");
        filterAll("ingress");
        try (Counting counting = new Counting(node).attach(0, DEVICE)) {
            filterAll("egress");
            wire.up();
            sendBothWays();

            assertCountsAll(counting);
            assertEquals(FRAMES, filtered("ingress"));
            assertEquals(FRAMES, filtered("egress"));
        }
    }

    /** Mirrors all packets to where nobody reads them: an action that counts and that any kernel has. */
    private void filterAll(String chain) {
        wire.node()
                .run("tc filter add dev %s %s protocol all u32 match u32 0 0 action mirred egress mirror dev lo"
                        .formatted(DEVICE, chain)
                        .split(" ", -1));
    }

    private int filtered(String chain) {
        String statistics = wire.node().run("tc", "-s", "filter", "show", "dev", DEVICE, chain);
        Matcher matcher = Pattern.compile("Sent \\d+ bytes (\\d+) pkt").matcher(statistics);
        assertTrue(matcher.find(), statistics);
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void noticesAProgramThatComesInFront() {
        NetworkNamespace node = wire.node();
        int ifindex = node.ifindex(DEVICE);
        try (TcxProgram behind = new TcxProgram(Verdict.PASS).attach(node, DEVICE, true, false);
                Counting counting = new Counting(node).attach(0, DEVICE)) {
            Chain alone = node.asAgent(() -> counting.plane().chain(0, ifindex, Direction.RECEIVED));
            try (TcxProgram inFront = new TcxProgram(Verdict.NEXT).attach(node, DEVICE, true, true)) {
                Chain chain = node.asAgent(() -> counting.plane().chain(0, ifindex, Direction.RECEIVED));

                assertTrue(alone.attached());
                assertEquals(List.of(), alone.ahead());
                assertEquals(2, alone.programIds().size());
                assertTrue(chain.attached());
                assertEquals(1, chain.ahead().size());
                assertFalse(alone.programIds().contains(chain.ahead().getFirst()));
                assertEquals(alone.programIds(), chain.programIds().subList(1, 3));
                assertEquals(0, inFront.packets() + behind.packets());
            }
        }
    }
}
