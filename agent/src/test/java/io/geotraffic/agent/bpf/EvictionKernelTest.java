package io.geotraffic.agent.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.flow.PrefixKey;
import io.geotraffic.agent.lab.Counting;
import io.geotraffic.agent.lab.DeviceCounters;
import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.Wire;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Very many prefixes: what the map cannot hold is named, and no byte is lost sight of. */
@Kernel
class EvictionKernelTest {
    private static final int SOURCE_ADDRESS = 26;
    private static final int BURST = 100;

    private static final byte[] FRAME = Frames.ethernet(
            Frames.IPV4, Frames.ipv4("11.0.0.1", "203.0.113.9", Frames.UDP, Frames.udp(9, Frames.zeros(50))));

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire().up();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    /** @return bytes sent */
    private static long send(RawSocket socket, IntStream prefixes) {
        RawSocket.Burst burst = socket.burst(Collections.nCopies(BURST, FRAME));
        int[] at = {0};
        long[] sent = {0};
        prefixes.forEach(prefix -> {
            burst.putInt(at[0]++, SOURCE_ADDRESS, prefix << 8);
            if (at[0] == BURST) {
                burst.send();
                sent[0] += (long) BURST * FRAME.length;
                at[0] = 0;
            }
        });
        assertEquals(0, at[0], "frames are sent by whole bursts");
        return sent[0];
    }

    @Test
    void countsEachOfManyPrefixesWhole() {
        int first = 0x0B0000;
        int count = 50_000;
        try (Counting counting = new Counting(wire.node()).attach(0, Wire.NODE_DEVICE);
                RawSocket socket = new RawSocket(wire.peer(), Wire.PEER_DEVICE)) {
            send(socket, IntStream.range(first, first + count));
            counting.pollAtRest(0);
            send(socket, IntStream.range(first, first + count / 2)); // half of them once more
            Poll poll = counting.poll();

            assertEquals(0, poll.interfaces().getFirst().received().evicted());
            assertEquals(0, poll.evictions());
            assertEquals(count, poll.statistics().newKeys());
            assertEquals(count, poll.entries());
            assertEquals(count, counting.bytesByKey().size());
            counting.bytesByKey().forEach((key, bytes) -> {
                long frames = PrefixKey.prefix(key) < first + count / 2 ? 2 : 1;
                assertEquals(frames * FRAME.length, bytes, () -> PrefixKey.prefixText(key));
            });
        }
    }

    private static IntStream prefixes(Random random, int count) {
        return random.ints(count, 0x0B0000, 0x0B0000 + 400_000);
    }

    @Test
    void namesToTheByteWhatTheMapCouldNotHold() {
        try (Counting counting = new Counting(wire.node()).attach(0, Wire.NODE_DEVICE);
                RawSocket socket = new RawSocket(wire.peer(), Wire.PEER_DEVICE)) {
            Random random = new Random(7);
            // Unread, so that some is lost for sure; the rest in the midst of polls.
            long unread = send(socket, prefixes(random, 500_000));
            CompletableFuture<Long> sending =
                    CompletableFuture.supplyAsync(() -> send(socket, prefixes(random, 500_000)));
            long evicted = 0;
            int polls = 0;
            for (; !sending.isDone(); polls++) {
                DirectionAccount account =
                        counting.poll().interfaces().getFirst().received();
                assertTrue(account.evicted() >= evicted, "evicted bytes never become fewer");
                evicted = account.evicted();
            }
            DirectionAccount account = counting.pollAtRest(0).received();
            Poll poll = counting.poll();

            assertTrue(polls > 0, "that there were polls in the midst of the traffic");
            // A machine that is busy otherwise may drop some before the device has received them.
            DeviceCounters device = DeviceCounters.read(wire.node(), Wire.NODE_DEVICE);
            assertTrue(device.receivedBytes() > (unread + sending.join()) / 2, "that most arrived");
            assertEquals(device.receivedBytes(), account.total());
            assertTrue(account.evicted() > 0, "that the map was too small");
            assertTrue(account.evicted() >= evicted, "evicted bytes never become fewer");
            assertTrue(poll.entries() <= 100_000, "entries");
            assertEquals(
                    poll.statistics().newKeys(),
                    poll.evictions() + poll.entries(),
                    "what came in went out or is there");
        }
    }

    @Test
    void takesTheEntriesOfAnInterfaceAwayWithIt() {
        try (Counting counting = new Counting(wire.node()).attach(0, Wire.NODE_DEVICE);
                RawSocket socket = new RawSocket(wire.peer(), Wire.PEER_DEVICE)) {
            send(socket, IntStream.range(0x0B0000, 0x0B0000 + 10_000));
            counting.pollAtRest(0);
            long sent = send(socket, IntStream.range(0x0B0000, 0x0B0000 + 20_000));
            counting.detach(0);
            send(socket, IntStream.range(0x0B0000, 0x0B0000 + 20_000));

            Poll last = counting.poll();
            Poll after = counting.poll();

            assertEquals(sent / 2 * 3, last.interfaces().getFirst().received().attributed());
            assertTrue(last.interfaces().getFirst().last());
            assertEquals(0, last.entries() + after.entries());
            assertTrue(after.interfaces().isEmpty());
            assertEquals(0, after.evictions());

            counting.attach(0, Wire.NODE_DEVICE);
            send(socket, IntStream.range(0x0B0000, 0x0B0000 + 100));
            assertEquals(
                    100L * FRAME.length,
                    counting.poll()
                            .interfaces()
                            .getFirst()
                            .of(Direction.RECEIVED)
                            .total());
        }
    }
}
