package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.ModelKernel.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernel counts an interface before the accounting knows of it, and a poll may be under way. */
final class OpeningTest {
    private static final long A = PrefixKey.of(0, Direction.RECEIVED, 4, 0xa);
    private static final long NEW_1 = PrefixKey.of(1, Direction.RECEIVED, 4, 0xa);
    private static final long NEW_2 = PrefixKey.of(1, Direction.RECEIVED, 4, 0xb);

    private final ModelKernel kernel = new ModelKernel(4);
    private final PrefixAccounting accounting = new PrefixAccounting(kernel, 2);
    private final Map<Long, Long> bytesByKey = new HashMap<>();
    private long now;

    private Poll poll() throws IOException {
        return accounting.poll((key, bytes) -> bytesByKey.merge(key, bytes, Long::sum), ++now);
    }

    private static List<Integer> told(Poll poll) {
        return poll.interfaces().stream().map(InterfaceAccount::interfaceNumber).toList();
    }

    /** Before which step of the poll the interface is opened. */
    @ParameterizedTest
    @EnumSource(names = {"READ_INTERFACE", "READ_STATISTICS", "READ_ENTRY", "END_OF_ENTRIES"})
    void inTheMiddleOfAPollNothingIsLostDoubledOrTakenForEvicted(Step step) throws IOException {
        accounting.open(0);
        kernel.packet(A, 1000);
        kernel.packet(NEW_1, 100);
        kernel.packet(NEW_2, 10);
        kernel.during(at -> {
            if (at == step) {
                kernel.atRest();
                accounting.open(1);
            }
        });
        Poll first = poll();
        assertEquals(0, first.evictions());
        assertEquals(3, first.entries());
        assertEquals(Optional.empty(), first.minimumEvictionAge());

        kernel.packet(NEW_1, 1);
        Poll second = poll();
        assertEquals(List.of(0, 1), told(second));
        assertEquals(
                new DirectionAccount(111, 0, 0, 0, 3),
                second.interfaces().getLast().received());
        assertEquals(Map.of(A, 1000L, NEW_1, 101L, NEW_2, 10L), bytesByKey);
        assertEquals(0, second.evictions());
    }

    /** The first of its entries is passed before, the second one after it. */
    @Test
    void betweenTwoOfItsEntriesNothingIsLostOrDoubled() throws IOException {
        kernel.packet(NEW_1, 100);
        kernel.packet(NEW_2, 10);
        int[] entries = new int[1];
        kernel.during(at -> {
            if (at == Step.READ_ENTRY && ++entries[0] == 2) {
                accounting.open(1);
            }
        });
        Poll first = poll();
        assertEquals(List.of(), told(first), "its totals were not read");
        assertEquals(2, first.entries());
        assertEquals(Map.of(NEW_2, 10L), bytesByKey);

        kernel.atRest();
        Poll second = poll();
        assertEquals(
                new DirectionAccount(110, 0, 0, 0, 2),
                second.interfaces().getFirst().received());
        assertEquals(Map.of(NEW_1, 100L, NEW_2, 10L), bytesByKey);
    }

    @Test
    void whatIsEvictedBeforeItIsOpenedIsNamed() throws IOException {
        kernel.packet(NEW_1, 100);
        poll();
        kernel.evictOldest();
        kernel.packet(NEW_2, 10);
        accounting.open(1);
        Poll poll = poll();
        assertEquals(
                new DirectionAccount(10, 100, 0, 0, 2),
                poll.interfaces().getFirst().received());
        assertEquals(1, poll.evictions());
        assertEquals(Optional.of(Duration.ZERO), poll.minimumEvictionAge(), "nobody knows when it last grew");
    }

    @Test
    void openedAndClosedInOnePollItIsDoneInTheNext() throws IOException {
        kernel.packet(NEW_1, 100);
        kernel.during(at -> {
            if (at == Step.READ_STATISTICS) {
                accounting.open(1);
                accounting.close(1);
            }
        });
        assertEquals(List.of(), told(poll()));
        kernel.atRest();
        InterfaceAccount last = poll().interfaces().getFirst();
        assertTrue(last.last());
        assertEquals(new DirectionAccount(100, 0, 0, 0, 1), last.received());
        assertEquals(0, kernel.size());
        assertEquals(Map.of(NEW_1, 100L), bytesByKey);
    }

    /** Packets may have come between its totals and its end. */
    @ParameterizedTest
    @EnumSource(names = {"READ_STATISTICS", "READ_ENTRY", "END_OF_ENTRIES"})
    void closedInTheMiddleOfAPollItHasOneMoreAccount(Step step) throws IOException {
        accounting.open(1);
        kernel.packet(NEW_1, 100);
        kernel.during(at -> {
            if (at == step) {
                kernel.atRest();
                kernel.packet(NEW_2, 10);
                accounting.close(1);
            }
        });
        assertEquals(false, poll().interfaces().getFirst().last());
        InterfaceAccount last = poll().interfaces().getFirst();
        assertTrue(last.last());
        assertEquals(new DirectionAccount(110, 0, 0, 0, 2), last.received());
        assertEquals(Map.of(NEW_1, 100L, NEW_2, 10L), bytesByKey);
        assertEquals(0, kernel.size());
    }
}
