package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.ModelKernel.PacketClass;
import io.geotraffic.agent.flow.ModelKernel.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything at once: what must hold in every poll, and what must hold at rest. */
final class PrefixAccountingPropertyTest {
    private static final int POLLS = 600;

    /** Between a packet's two halves. */
    private record InFlight(long key, long bytes) {}

    private final Map<Side, Long> bytesBySide = new HashMap<>();
    private final Map<Side, DirectionAccount> before = new HashMap<>();
    private final List<InFlight> inFlight = new ArrayList<>();
    private final InterfaceNumbers numbers = new InterfaceNumbers(5);

    /** Those that packets pass, and those that are closed and not done. */
    private final TreeSet<Integer> open = new TreeSet<>();

    private final TreeSet<Integer> closing = new TreeSet<>();
    private long evictionsBefore;

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 20", "3, 50", "4, 50", "5, 100", "6, 200", "7, 1000"})
    void theIdentityHoldsInEveryPollAndAtRestTheTotalsAreTheKernels(long seed, int capacity) throws IOException {
        Random random = new Random(seed);
        ModelKernel kernel = new ModelKernel(capacity);
        PrefixAccounting accounting = new PrefixAccounting(kernel);
        for (int poll = 0; poll < POLLS; poll++) {
            openOrClose(kernel, accounting, random);
            traffic(kernel, random, 40);
            if (random.nextInt(4) == 0) {
                land(kernel);
                kernel.atRest();
                checkAtRest(kernel, poll(kernel, accounting, poll));
            } else {
                kernel.during(step -> traffic(kernel, random, 4));
                poll(kernel, accounting, poll);
            }
        }
        assertTrue(kernel.evictions() > 0 || capacity == 1000, "the run evicts");
    }

    private Poll poll(ModelKernel kernel, PrefixAccounting accounting, long now) throws IOException {
        Poll poll = accounting.poll(this::add, now);
        TreeSet<Integer> polled = new TreeSet<>();
        for (InterfaceAccount account : poll.interfaces()) {
            polled.add(account.interfaceNumber());
            check(kernel, account, Direction.RECEIVED);
            check(kernel, account, Direction.SENT);
        }
        TreeSet<Integer> expected = new TreeSet<>(open);
        expected.addAll(closing);
        assertEquals(expected, polled);
        assertTrue(poll.evictions() <= kernel.evictions(), "evictions are overstated");
        assertTrue(poll.evictions() >= evictionsBefore, "evictions fall");
        evictionsBefore = poll.evictions();
        poll.interfaces().stream()
                .filter(InterfaceAccount::last)
                .map(InterfaceAccount::interfaceNumber)
                .forEach(this::forget);
        return poll;
    }

    private void add(long key, long bytes) {
        assertTrue(bytes > 0);
        bytesBySide.merge(Side.of(key), bytes, Long::sum);
    }

    private void check(ModelKernel kernel, InterfaceAccount polled, Direction direction) {
        Side side = new Side(polled.interfaceNumber(), direction);
        DirectionAccount account = polled.of(direction);
        assertEquals(bytesBySide.getOrDefault(side, 0L), account.attributed());
        assertEquals(account.attributed() + account.evicted() + account.nonIp() + account.malformed(), account.total());
        assertTrue(account.evicted() <= kernel.lost(side), "evicted is overstated");
        DirectionAccount previous = before.put(side, account);
        if (previous != null) {
            assertTrue(account.attributed() >= previous.attributed(), "attributed falls");
            assertTrue(account.evicted() >= previous.evicted(), "evicted falls");
            assertTrue(account.total() >= previous.total(), "the total falls");
            assertTrue(account.packets() >= previous.packets(), "packets fall");
        }
        if (polled.last()) {
            assertExact(kernel, side, account);
        }
    }

    private void checkAtRest(ModelKernel kernel, Poll poll) {
        assertEquals(kernel.evictions(), poll.evictions());
        assertEquals(kernel.size(), poll.entries());
        for (InterfaceAccount account : poll.interfaces()) {
            for (Direction direction : Direction.values()) {
                assertExact(kernel, new Side(account.interfaceNumber(), direction), account.of(direction));
            }
        }
    }

    private static void assertExact(ModelKernel kernel, Side side, DirectionAccount account) {
        ClassTotals totals = kernel.totals(side);
        assertEquals(kernel.lost(side), account.evicted());
        assertEquals(totals.nonIp().bytes(), account.nonIp());
        assertEquals(totals.malformed().bytes(), account.malformed());
        assertEquals(totals.all().bytes(), account.total());
        assertEquals(totals.all().packets(), account.packets());
    }

    private void openOrClose(ModelKernel kernel, PrefixAccounting accounting, Random random) {
        switch (random.nextInt(8)) {
            case 0 ->
                numbers.acquire().ifPresent(number -> {
                    kernel.zero(number);
                    accounting.open(number);
                    open.add(number);
                });
            case 1 -> {
                if (open.size() > 1) {
                    land(kernel);
                    int number = open.pollFirst();
                    accounting.close(number);
                    closing.add(number);
                }
            }
            default -> {}
        }
    }

    private void forget(int number) {
        numbers.release(number);
        closing.remove(number);
        for (Direction direction : Direction.values()) {
            before.remove(new Side(number, direction));
            bytesBySide.remove(new Side(number, direction));
        }
    }

    private void traffic(ModelKernel kernel, Random random, int packets) {
        if (open.isEmpty()) {
            return;
        }
        List<Integer> numbers = new ArrayList<>(open);
        for (int i = random.nextInt(packets); i > 0; i--) {
            int number = numbers.get(random.nextInt(numbers.size()));
            Direction direction = random.nextBoolean() ? Direction.RECEIVED : Direction.SENT;
            // Few prefixes often, many seldom.
            long prefix = (long) Math.abs(random.nextGaussian() * 8);
            long key = PrefixKey.of(number, direction, random.nextBoolean() ? 4 : 6, prefix);
            long bytes = random.nextLong(40, 1500);
            switch (random.nextInt(10)) {
                case 0 -> kernel.packetWithoutPrefix(new Side(number, direction), PacketClass.NON_IP, bytes);
                case 1 -> kernel.packetWithoutPrefix(new Side(number, direction), PacketClass.MALFORMED, bytes);
                case 2 -> {
                    kernel.countPrefix(key, bytes);
                    inFlight.add(new InFlight(key, bytes));
                }
                case 3 -> land(kernel);
                default -> kernel.packet(key, bytes);
            }
        }
    }

    private void land(ModelKernel kernel) {
        for (InFlight packet : inFlight) {
            kernel.countClass(packet.key(), packet.bytes());
        }
        inFlight.clear();
    }
}
