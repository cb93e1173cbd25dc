package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.ModelKernel.PacketClass;
import io.geotraffic.agent.flow.ModelKernel.Side;
import io.geotraffic.agent.flow.ModelKernel.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PrefixAccountingTest {
    private static final int CAPACITY = 4;
    private static final long A = received(0, 0xa);
    private static final long B = received(0, 0xb);
    private static final long C = received(0, 0xc);
    private static final long OTHER = received(1, 0xa);

    private final ModelKernel kernel = new ModelKernel(CAPACITY);
    private final PrefixAccounting accounting = new PrefixAccounting(kernel, PrefixKey.INTERFACES);
    private final Map<Long, Long> bytesByKey = new HashMap<>();
    private long seconds = 1000;

    @Test
    void withoutEvictionAllIsAttributed() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.packet(B, 50);
        assertEquals(new DirectionAccount(150, 0, 0, 0, 2), poll(0).received());
        kernel.packet(A, 7);
        assertEquals(new DirectionAccount(157, 0, 0, 0, 3), poll(0).received());
        assertEquals(Map.of(A, 107L, B, 50L), bytesByKey);
    }

    @Test
    void otherClassesHaveTheirOwnNames() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.packetWithoutPrefix(new Side(0, Direction.RECEIVED), PacketClass.NON_IP, 42);
        kernel.packetWithoutPrefix(new Side(0, Direction.RECEIVED), PacketClass.MALFORMED, 14);
        DirectionAccount account = poll(0).received();
        assertEquals(new DirectionAccount(100, 0, 42, 14, 3), account);
        assertEquals(156, account.total());
    }

    @Test
    void aPrefixWithoutNewBytesHasNoDelta() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        poll();
        bytesByKey.clear();
        poll();
        assertEquals(Map.of(), bytesByKey);
    }

    @Test
    void evictedBytesAreNamedExactly() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        poll();
        kernel.packet(A, 30);
        kernel.evictOldest();
        assertEquals(new DirectionAccount(100, 30, 0, 0, 2), poll(0).received());
    }

    @Test
    void anEntryEvictedAfterItWasReadLosesNothing() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        poll();
        kernel.evictOldest();
        Poll poll = poll();
        assertEquals(new DirectionAccount(100, 0, 0, 0, 1), account(poll, 0).received());
        assertEquals(1, poll.evictions());
        assertEquals(0, poll.entries());
    }

    @Test
    void anEntryCreatedAnewWithALargerValueIsAllNew() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        poll();
        kernel.evictOldest();
        kernel.packet(A, 250);
        Poll poll = poll();
        assertEquals(Map.of(A, 350L), bytesByKey);
        assertEquals(new DirectionAccount(350, 0, 0, 0, 2), account(poll, 0).received());
        assertEquals(1, poll.evictions());
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_INTERFACE", "READ_STATISTICS", "READ_ENTRY", "END_OF_ENTRIES"})
    void bytesThatPassDuringAPollAreNotTakenForEvicted(Step step) throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.packet(B, 100);
        kernel.during(at -> {
            if (at == step) {
                kernel.packet(A, 10);
                kernel.packet(C, 1);
            }
        });
        assertEquals(0, poll(0).received().evicted());
        kernel.atRest();
        DirectionAccount account = poll(0).received();
        assertEquals(0, account.evicted());
        assertEquals(total(0, Direction.RECEIVED), account.total());
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_INTERFACE", "READ_STATISTICS", "READ_ENTRY", "END_OF_ENTRIES"})
    void entriesThatComeDuringAPollAreNotTakenForEvicted(Step step) throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.during(at -> {
            if (at == step) {
                kernel.packet(B, 10);
                kernel.packet(C, 10);
            }
        });
        Poll poll = poll();
        assertEquals(0, poll.evictions());
        assertEquals(Optional.empty(), poll.minimumEvictionAge());
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_INTERFACE", "READ_STATISTICS", "READ_ENTRY", "END_OF_ENTRIES"})
    void aPacketHalfCountedDuringAPollIsNotTakenForEvicted(Step step) throws IOException {
        accounting.open(0);
        kernel.packet(B, 100);
        kernel.countPrefix(A, 1000);
        kernel.during(at -> {
            if (at == step) {
                kernel.atRest();
                kernel.countClass(A, 1000);
            }
        });
        DirectionAccount account = poll(0).received();
        assertEquals(1100, account.attributed());
        assertEquals(0, account.evicted());
    }

    @Test
    void whatWasNamedEvictedStaysSo() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.evictOldest();
        assertEquals(100, poll(0).received().evicted());
        // Read before its class is counted, it would take from what is named.
        kernel.countPrefix(B, 70);
        assertEquals(new DirectionAccount(70, 100, 0, 0, 1), poll(0).received());
        kernel.countClass(B, 70);
        assertEquals(new DirectionAccount(70, 100, 0, 0, 2), poll(0).received());
    }

    @Test
    void bytesThatCouldNotBePutIntoTheMapEndAsEvicted() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.refuseNewPrefixes();
        kernel.packet(A, 10);
        kernel.packet(B, 33);
        Poll poll = poll();
        assertEquals(new DirectionAccount(110, 33, 0, 0, 3), account(poll, 0).received());
        assertEquals(new MapStatistics(2, 1, 1), poll.statistics());
        assertEquals(0, poll.evictions(), "what was never there was not evicted");
        assertEquals(Optional.empty(), poll.minimumEvictionAge());
    }

    @Test
    void nothingEvictedHasNoAge() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        assertEquals(Optional.empty(), poll().minimumEvictionAge());
        assertEquals(Optional.empty(), poll().minimumEvictionAge());
    }

    @Test
    void theAgeOfAnEvictedEntryCountsFromItsLastGrowth() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        pollAt(2000);
        kernel.packet(A, 100);
        pollAt(2010);
        pollAt(2020);
        kernel.evictOldest();
        assertEquals(
                Optional.of(Duration.ofSeconds(15)),
                pollAt(2025).minimumEvictionAge(),
                "last seen to grow at 2010, seen gone at 2025");
    }

    @Test
    void theYoungestOfSeveralGivesTheAge() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        pollAt(2000);
        kernel.packet(B, 100);
        pollAt(2010);
        kernel.packet(C, 100);
        pollAt(2020);
        kernel.evictOldest();
        kernel.evictOldest();
        assertEquals(Optional.of(Duration.ofSeconds(20)), pollAt(2030).minimumEvictionAge());
    }

    @Test
    void theAgeIsThatOfOnePoll() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        poll();
        kernel.evictOldest();
        assertTrue(poll().minimumEvictionAge().isPresent());
        assertEquals(Optional.empty(), poll().minimumEvictionAge());
    }

    @Test
    void anEntryThatCameAndWentUnseenHadNoTimeAtAll() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        poll();
        kernel.packet(B, 1);
        kernel.packet(A, 1);
        kernel.evictOldest();
        Poll poll = poll();
        assertEquals(Optional.of(Duration.ZERO), poll.minimumEvictionAge());
        assertEquals(1, poll.evictions());
        assertEquals(Optional.empty(), poll().minimumEvictionAge());
    }

    @Test
    void anEntryCreatedAnewHadTheAgeOfItsFirstLife() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        pollAt(2000);
        kernel.evictOldest();
        kernel.packet(A, 1);
        assertEquals(Optional.of(Duration.ofSeconds(5)), pollAt(2005).minimumEvictionAge());
    }

    @Test
    void allEvictionsAreCounted() throws IOException {
        accounting.open(0);
        for (int prefix = 0; prefix < 100; prefix++) {
            kernel.packet(received(0, prefix), 1);
            if (prefix % 7 == 0) {
                poll();
            }
        }
        Poll poll = poll();
        assertEquals(96, poll.evictions());
        assertEquals(CAPACITY, poll.entries());
        assertEquals(total(0, Direction.RECEIVED), account(poll, 0).received().total());
    }

    @Test
    void interfacesDirectionsAndVersionsAreKeptApart() throws IOException {
        accounting.open(0);
        accounting.open(1);
        long sent = PrefixKey.of(0, Direction.SENT, 4, 0xa);
        long version6 = PrefixKey.of(0, Direction.RECEIVED, 6, 0xa);
        kernel.packet(A, 1);
        kernel.packet(sent, 20);
        kernel.packet(version6, 300);
        kernel.packet(OTHER, 4000);
        Poll poll = poll();
        assertEquals(301, account(poll, 0).received().attributed());
        assertEquals(20, account(poll, 0).sent().attributed());
        assertEquals(4000, account(poll, 1).received().attributed());
        assertEquals(0, account(poll, 1).sent().total());
        assertEquals(Map.of(A, 1L, sent, 20L, version6, 300L, OTHER, 4000L), bytesByKey);
    }

    @Test
    void theEvictedBytesOfOneSideAreNoOthers() throws IOException {
        accounting.open(0);
        accounting.open(1);
        kernel.packet(OTHER, 5);
        kernel.evictOldest();
        kernel.packet(A, 7);
        Poll poll = poll();
        assertEquals(0, account(poll, 0).received().evicted());
        assertEquals(5, account(poll, 1).received().evicted());
        assertEquals(0, account(poll, 1).sent().evicted());
    }

    @Test
    void theLastPollOfAnInterfaceAccountsForTheRest() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        poll();
        kernel.packet(A, 10);
        kernel.packet(B, 1);
        accounting.close(0);
        InterfaceAccount account = poll(0);
        assertEquals(new DirectionAccount(111, 0, 0, 0, 3), account.received());
        assertTrue(account.last());
        assertEquals(List.of(), poll().interfaces());
    }

    @Test
    void theEntriesOfAClosedInterfaceAreDeletedAndNoOthers() throws IOException {
        accounting.open(0);
        accounting.open(1);
        kernel.packet(A, 100);
        kernel.packet(OTHER, 100);
        kernel.packet(B, 100);
        accounting.close(0);
        Poll poll = poll();
        assertEquals(Set.of(OTHER), kernel.keys());
        assertEquals(1, poll.entries());
        assertFalse(account(poll, 1).last());
    }

    @Test
    void manyEntriesOfAClosedInterfaceAreDeletedAtOnce() throws IOException {
        ModelKernel large = new ModelKernel(1000);
        PrefixAccounting accountingOfLarge = new PrefixAccounting(large, 1);
        accountingOfLarge.open(0);
        for (int prefix = 0; prefix < 1000; prefix++) {
            large.packet(received(0, prefix), 1);
        }
        accountingOfLarge.close(0);
        assertTrue(account(accountingOfLarge.poll((key, bytes) -> {}, 1), 0).last());
        assertEquals(0, large.size());
    }

    @Test
    void whatWasDeletedIsNotEvicted() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.packet(B, 100);
        accounting.close(0);
        poll();
        Poll poll = poll();
        assertEquals(0, poll.evictions());
        assertEquals(Optional.empty(), poll.minimumEvictionAge());
    }

    @Test
    void aNumberBeginsAnewAfterItsLastPoll() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.evictOldest();
        accounting.close(0);
        poll();
        kernel.zero(0);
        accounting.open(0);
        kernel.packet(A, 5);
        assertEquals(new DirectionAccount(5, 0, 0, 0, 1), poll(0).received());
    }

    @Test
    void aNumberInUseCannotBeOpened() throws IOException {
        accounting.open(0);
        assertThrows(IllegalStateException.class, () -> accounting.open(0));
        accounting.close(0);
        assertThrows(IllegalStateException.class, () -> accounting.open(0), "closed, but not polled");
        poll();
        accounting.open(0);
    }

    @Test
    void aNumberThatIsNotOpenCannotBeClosed() {
        assertThrows(IllegalStateException.class, () -> accounting.close(0));
        assertThrows(IllegalStateException.class, () -> accounting.close(16383));
    }

    @Test
    void theHighestNumberIsAsGoodAsAny() throws IOException {
        long key = received(PrefixKey.INTERFACES - 1, 0xa);
        accounting.open(PrefixKey.INTERFACES - 1);
        kernel.packet(key, 100);
        assertEquals(100, poll(PrefixKey.INTERFACES - 1).received().attributed());
    }

    @Test
    void anInterfaceIsNotDoneWhileAnEntryMayBeLeft() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.packet(B, 100);
        accounting.close(0);
        kernel.during(step -> {
            if (step == Step.DELETE_ENTRY) {
                kernel.atRest();
                kernel.evictOldest();
            }
        });
        assertFalse(poll(0).last());
        Poll poll = poll();
        assertTrue(account(poll, 0).last());
        assertEquals(new DirectionAccount(200, 0, 0, 0, 2), account(poll, 0).received());
        assertEquals(1, poll.evictions());
    }

    @Test
    void aPollThatFailsHalfwayLosesAndDoublesNothing() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        kernel.packet(B, 10);
        failOnceAt(Step.END_OF_ENTRIES);
        kernel.packet(A, 1);
        Poll poll = poll();
        assertEquals(new DirectionAccount(111, 0, 0, 0, 3), account(poll, 0).received());
        assertEquals(Map.of(A, 101L, B, 10L), bytesByKey);
        assertEquals(0, poll.evictions());
    }

    @Test
    void anInterfaceWhoseEntriesCouldNotBeDeletedIsDoneInTheNextPoll() throws IOException {
        accounting.open(0);
        kernel.packet(A, 100);
        accounting.close(0);
        failOnceAt(Step.DELETE_ENTRY);
        Poll poll = poll();
        assertTrue(account(poll, 0).last());
        assertEquals(100, account(poll, 0).received().attributed());
        assertEquals(Map.of(A, 100L), bytesByKey);
        assertEquals(Set.of(), kernel.keys());
    }

    private void failOnceAt(Step step) {
        IllegalStateException refusal = new IllegalStateException("refused");
        kernel.during(at -> {
            if (at == step) {
                throw refusal;
            }
        });
        assertEquals(refusal, assertThrows(IllegalStateException.class, this::poll));
        kernel.atRest();
    }

    private Poll poll() throws IOException {
        return pollAt(seconds + 10);
    }

    private InterfaceAccount poll(int interfaceNumber) throws IOException {
        return account(poll(), interfaceNumber);
    }

    private Poll pollAt(long seconds) throws IOException {
        this.seconds = seconds;
        return accounting.poll(
                (key, bytes) -> bytesByKey.merge(key, bytes, Long::sum),
                Duration.ofSeconds(seconds).toNanos());
    }

    private long total(int interfaceNumber, Direction direction) {
        return kernel.totals(new Side(interfaceNumber, direction)).all().bytes();
    }

    private static InterfaceAccount account(Poll poll, int interfaceNumber) {
        List<InterfaceAccount> accounts = new ArrayList<>(poll.interfaces());
        accounts.removeIf(account -> account.interfaceNumber() != interfaceNumber);
        assertEquals(1, accounts.size());
        return accounts.getFirst();
    }

    private static long received(int interfaceNumber, long prefix) {
        return PrefixKey.of(interfaceNumber, Direction.RECEIVED, 4, prefix);
    }
}
