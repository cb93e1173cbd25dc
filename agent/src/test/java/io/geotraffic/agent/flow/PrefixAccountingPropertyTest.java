package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.ModelKernel.Side;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything at once: what must hold in every poll, and what must hold at rest. */
final class PrefixAccountingPropertyTest {
    private static final int POLLS = 600;

    private final Map<Side, Long> bytesBySide = new HashMap<>();
    private final Map<Side, DirectionAccount> before = new HashMap<>();
    private long evictionsBefore;
    private int openedInThePoll;

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 20", "3, 50", "4, 50", "5, 100", "6, 200", "7, 1000"})
    void theIdentityHoldsInEveryPollAndAtRestTheTotalsAreTheKernels(long seed, int capacity) throws IOException {
        Random random = new Random(seed);
        ModelKernel kernel = new ModelKernel(capacity);
        PrefixAccounting accounting = new PrefixAccounting(kernel, RandomTraffic.INTERFACES);
        RandomTraffic traffic = new RandomTraffic(kernel, accounting, random);
        for (int poll = 0; poll < POLLS; poll++) {
            traffic.betweenPolls();
            if (random.nextInt(4) == 0) {
                traffic.openAll();
                traffic.land();
                kernel.atRest();
                checkAtRest(kernel, poll(kernel, accounting, traffic, poll));
            } else {
                kernel.during(traffic::during);
                poll(kernel, accounting, traffic, poll);
            }
        }
        assertTrue(kernel.evictions() > 0 || capacity == 1000, "the run evicts");
        assertTrue(openedInThePoll > 0, "interfaces are opened in the middle of a poll");
    }

    private Poll poll(ModelKernel kernel, PrefixAccounting accounting, RandomTraffic traffic, long now)
            throws IOException {
        Set<Integer> required = traffic.known();
        Poll poll = accounting.poll(this::add, now);
        for (InterfaceAccount account : poll.interfaces()) {
            check(kernel, account, Direction.RECEIVED);
            check(kernel, account, Direction.SENT);
        }
        checkWhoIsTold(poll, required, traffic.known());
        assertTrue(poll.evictions() <= kernel.evictions(), "evictions are overstated");
        assertTrue(poll.evictions() >= evictionsBefore, "evictions fall");
        evictionsBefore = poll.evictions();
        for (InterfaceAccount account : poll.interfaces()) {
            if (account.last()) {
                traffic.release(account.interfaceNumber());
                forget(account.interfaceNumber());
            }
        }
        return poll;
    }

    /** All that were known when the poll began, and none that is not known at its end. */
    private void checkWhoIsTold(Poll poll, Set<Integer> required, Set<Integer> known) {
        Set<Integer> polled = poll.interfaces().stream()
                .map(InterfaceAccount::interfaceNumber)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(polled.containsAll(required), () -> polled + " lacks some of " + required);
        assertTrue(known.containsAll(polled), () -> polled + " has more than " + known);
        openedInThePoll += known.size() - required.size();
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

    private static void checkAtRest(ModelKernel kernel, Poll poll) {
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

    private void forget(int number) {
        for (Direction direction : Direction.values()) {
            before.remove(new Side(number, direction));
            bytesBySide.remove(new Side(number, direction));
        }
    }
}
