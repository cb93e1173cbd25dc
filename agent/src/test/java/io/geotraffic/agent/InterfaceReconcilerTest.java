package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.bpf.BpfException;
import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.bpf.Refusals;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.metrics.InterfaceStatus;
import io.geotraffic.agent.metrics.InterfaceStatus.State;
import io.geotraffic.agent.netif.DeviceCounters;
import io.geotraffic.agent.netif.Link;
import io.geotraffic.agent.netif.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class InterfaceReconcilerTest {
    private static final int OWN = 100;
    private static final DeviceCounters BASELINE = new DeviceCounters(11, 22);

    private static final Link ETH0 = new Link(2, "eth0", true, false);
    private static final Link ETH1 = new Link(3, "eth1", false, false);

    private final FakeAttachments kernel = new FakeAttachments();
    private final LogLines lines = new LogLines();
    private final InterfaceReconciler reconciler = new InterfaceReconciler(kernel, lines.log());

    /** Gives each attachment a number of its own, and remembers what it was told. */
    private static final class FakeAttachments implements Attachments {
        private final List<String> calls = new ArrayList<>();
        private final Map<String, IOException> failures = new HashMap<>();
        private final Map<Direction, List<Integer>> programs = new EnumMap<>(Direction.class);
        private @Nullable BpfException chainFailure;
        private @Nullable BpfException detachFailure;
        private @Nullable BpfException reattachFailure;
        private int next;

        FakeAttachments() {
            programs.put(Direction.RECEIVED, List.of(OWN));
            programs.put(Direction.SENT, List.of(OWN));
        }

        List<String> take() {
            List<String> taken = List.copyOf(calls);
            calls.clear();
            return taken;
        }

        @Override
        public CountedInterface attach(int ifindex, String name) throws IOException {
            calls.add("attach " + ifindex + " " + name);
            IOException failure = failures.get(name);
            if (failure != null) {
                throw failure;
            }
            return new CountedInterface(next++, ifindex, name, BASELINE);
        }

        @Override
        public void reattach(CountedInterface counted) throws BpfException {
            calls.add("reattach " + counted.number());
            if (reattachFailure != null) {
                throw reattachFailure;
            }
        }

        @Override
        public void detach(int number) throws BpfException {
            calls.add("detach " + number);
            if (detachFailure != null) {
                throw detachFailure;
            }
        }

        @Override
        public Chain chain(int number, int ifindex, Direction direction) throws BpfException {
            if (chainFailure != null) {
                throw chainFailure;
            }
            return new Chain(programs.getOrDefault(direction, List.of()), OWN);
        }
    }

    private Coverage reconcile(Link... links) {
        return reconcileWithout(Set.of(), links);
    }

    private Coverage reconcileWithout(Set<Integer> removed, Link... links) {
        return reconciler.reconcile(new Selection(List.of(links), Set.of()), removed, _ -> true);
    }

    private static CountedInterface counted(int number, Link link) {
        return new CountedInterface(number, link.ifindex(), link.name(), BASELINE);
    }

    @Test
    void attachesWhatIsDesiredOnce() {
        Coverage expected = new Coverage(
                List.of(counted(0, ETH0), counted(1, ETH1)),
                List.of(new InterfaceStatus("eth0", State.UP), new InterfaceStatus("eth1", State.DOWN)),
                List.of());
        assertEquals(expected, reconcile(ETH0, ETH1));
        assertEquals(List.of("attach 2 eth0", "attach 3 eth1"), kernel.take());
        assertEquals(List.of("info Counting eth0", "info Counting eth1"), lines.take());

        assertEquals(expected, reconcile(ETH0, ETH1));
        assertEquals(List.of(), kernel.take());
        assertEquals(List.of(), lines.take());
    }

    @Test
    void detachesWhatIsNotDesiredAnyMore() {
        reconcile(ETH0, ETH1);
        kernel.take();
        lines.take();
        assertEquals(List.of(counted(1, ETH1)), reconcile(ETH1).counted());
        assertEquals(List.of("detach 0"), kernel.take());
        assertEquals(List.of("info Counting eth0 no more"), lines.take());
        assertEquals(
                Optional.of("no interface is counted: none that there is matches --interfaces"),
                reconcile().gap());
    }

    @Test
    void countsWhatHasComeBackAnew() {
        reconcile(ETH0);
        reconcile();
        assertEquals(List.of(counted(1, ETH0)), reconcile(ETH0).counted());
        assertEquals(List.of("attach 2 eth0", "detach 0", "attach 2 eth0"), kernel.take());
    }

    @Test
    void tellsOfNamesThatAreMissing() {
        Coverage coverage =
                reconciler.reconcile(new Selection(List.of(ETH0), Set.of("eth7", "bond0")), Set.of(), _ -> true);
        assertEquals(
                List.of(
                        new InterfaceStatus("eth0", State.UP),
                        new InterfaceStatus("bond0", State.NOT_FOUND),
                        new InterfaceStatus("eth7", State.NOT_FOUND)),
                coverage.statuses());
        assertEquals(Optional.empty(), coverage.gap(), "among others that there are");
    }

    @Test
    void aNewNameLeavesTheCountsAlone() {
        reconcile(ETH0);
        kernel.take();
        lines.take();
        Link renamed = new Link(2, "lan0", false, false);
        Coverage coverage = reconcile(renamed);
        assertEquals(List.of(counted(0, renamed)), coverage.counted());
        assertEquals(List.of(new InterfaceStatus("lan0", State.DOWN)), coverage.statuses());
        assertEquals(List.of(), kernel.take());
        assertEquals(List.of("info eth0 is now called lan0"), lines.take());
        reconcile(renamed);
        assertEquals(List.of(), lines.take());
    }

    @Test
    void twoThatSwapTheirNamesAreToldApart() {
        reconcile(ETH0, ETH1);
        Link first = new Link(2, "eth1", true, false);
        Link second = new Link(3, "eth0", true, false);
        assertEquals(
                List.of(counted(0, first), counted(1, second)),
                reconcile(first, second).counted());
    }

    /** Deleted, and a new one has its number already: to look at it shows no difference. */
    @Test
    void anIndexThatStandsForAnotherInterfaceIsAttachedAnew() {
        reconcile(ETH0, ETH1);
        kernel.take();
        Coverage coverage = reconcileWithout(Set.of(2), ETH0, ETH1);
        assertEquals(List.of("detach 0", "attach 2 eth0"), kernel.take());
        assertEquals(List.of(counted(1, ETH1), counted(2, ETH0)), coverage.counted());
    }

    @Test
    void removedIndexesThatAreNotCountedAreNoConcern() {
        reconcile(ETH0);
        kernel.take();
        reconcileWithout(Set.of(3, 4), ETH0);
        assertEquals(List.of(), kernel.take());
        reconcileWithout(Set.of(3), ETH0, ETH1);
        assertEquals(List.of("attach 3 eth1"), kernel.take());
    }

    @Test
    void aProgramThatIsGoneIsAttachedAnew() {
        reconcile(ETH0);
        kernel.take();
        lines.take();
        kernel.programs.put(Direction.SENT, List.of(8));
        assertEquals(0, reconcile(ETH0).counted().getFirst().number(), "its counts go on");
        assertEquals(List.of("reattach 0"), kernel.take());
        assertEquals(
                List.of(
                        "warn eth0, sent: not counted any more, the program is not attached",
                        "info Counting eth0 again"),
                lines.take());
    }

    @Test
    void aProgramThatCannotBeAttachedAnewIsAProblem() {
        reconcile(ETH0);
        kernel.programs.put(Direction.SENT, List.of(8));
        kernel.reattachFailure = Refusals.refused("Cannot attach to eth0 anew: no");
        assertEquals(
                Optional.of("Cannot attach to eth0 anew: no"), reconcile(ETH0).gap());
    }

    @Test
    void aChainThatCannotBeAskedForIsAProblemAndNoReasonToCountLess() {
        reconcile(ETH0);
        kernel.take();
        kernel.chainFailure = Refusals.refused("no memory");
        Coverage coverage = reconcile(ETH0);
        assertEquals(Optional.of("no memory"), coverage.gap());
        assertEquals(List.of(counted(0, ETH0)), coverage.counted());
        assertEquals(List.of(), kernel.take());
    }

    @Test
    void tellsWhatIsMissingWhileItAttaches() {
        List<Optional<String>> gaps = new ArrayList<>();
        reconciler.reconcile(new Selection(List.of(ETH0, ETH1), Set.of()), Set.of(), now -> gaps.add(now.gap()));
        assertEquals(List.of(Optional.of("2 more to be attached to"), Optional.of("1 more to be attached to")), gaps);
    }

    @Test
    void attachesToNoMoreOnceItIsToldToStop() {
        reconciler.reconcile(new Selection(List.of(ETH0, ETH1), Set.of()), Set.of(), _ -> kernel.calls.isEmpty());
        assertEquals(List.of("attach 2 eth0"), kernel.take());
    }

    @Test
    void anInterfaceThatIsSaidToBeGoneAndIsThereAgainIsAProblem() {
        kernel.failures.put("eth1", Refusals.vanished("eth1"));
        assertEquals(Optional.empty(), reconcile(ETH0, ETH1).gap());
        assertTrue(reconcile(ETH0, ETH1).gap().isPresent());
    }

    @Test
    void anInterfaceWhoseChainIsGoneIsAttachedAnew() {
        reconcile(ETH0);
        kernel.take();
        lines.take();
        kernel.chainFailure = Refusals.vanished("eth0");
        reconcile(ETH0);
        assertEquals(List.of("detach 0", "attach 2 eth0"), kernel.take());
    }

    @Test
    void countsTheProgramsInFrontOfOurs() {
        reconcile(ETH0);
        kernel.programs.put(Direction.RECEIVED, List.of(7, 8, OWN));
        kernel.programs.put(Direction.SENT, List.of(9, OWN, 10));
        assertEquals(List.of(counted(0, ETH0).withAhead(2, 1)), reconcile(ETH0).counted());
        kernel.programs.put(Direction.RECEIVED, List.of(OWN, 7));
        assertEquals(List.of(counted(0, ETH0).withAhead(0, 1)), reconcile(ETH0).counted());
    }

    @Test
    void aFailureIsToldOnceAndTriedAgain() {
        kernel.failures.put("eth1", Refusals.refused("Cannot attach to eth1: no"));
        Coverage coverage = reconcile(ETH0, ETH1);
        assertEquals(List.of(counted(0, ETH0)), coverage.counted());
        assertEquals(List.of("Cannot attach to eth1: no"), coverage.problems());
        assertEquals(Optional.of("Cannot attach to eth1: no"), coverage.gap());
        assertEquals(
                new InterfaceStatus("eth1", State.DOWN), coverage.statuses().getLast());
        assertEquals(List.of("info Counting eth0", "error Cannot attach to eth1: no"), lines.take());

        kernel.take();
        assertEquals(List.of("Cannot attach to eth1: no"), reconcile(ETH0, ETH1).problems());
        assertEquals(List.of("attach 3 eth1"), kernel.take());
        assertEquals(List.of(), lines.take());

        kernel.failures.clear();
        assertEquals(Optional.empty(), reconcile(ETH0, ETH1).gap());
        assertEquals(List.of("info Counting eth1"), lines.take());
    }

    @Test
    void anotherReasonIsToldAsWell() {
        kernel.failures.put("eth0", new IOException("one"));
        reconcile(ETH0);
        kernel.failures.put("eth0", new IOException("two"));
        reconcile(ETH0);
        assertEquals(List.of("error one", "error two"), lines.take());
    }

    @Test
    void aFailureThatCameBackIsToldAgain() {
        kernel.failures.put("eth0", new IOException("one"));
        reconcile(ETH0);
        reconcile();
        reconcile(ETH0);
        assertEquals(List.of("error one", "error one"), lines.take());
    }

    @Test
    void severalProblemsAreToldInTheOrderOfTheNames() {
        kernel.failures.put("eth1", new IOException("b"));
        kernel.failures.put("eth0", new IOException("a"));
        assertEquals(Optional.of("a; b"), reconcile(ETH1, ETH0).gap());
    }

    @Test
    void whatVanishesMeanwhileIsNoProblem() {
        kernel.failures.put("eth1", Refusals.vanished("eth1"));
        Coverage coverage = reconcile(ETH0, ETH1);
        assertEquals(Optional.empty(), coverage.gap());
        assertEquals(List.of("info Counting eth0"), lines.take());
    }

    @Test
    void detachesEverythingInTheEnd() {
        reconcile(ETH0, ETH1);
        kernel.take();
        reconciler.detachAll();
        assertEquals(List.of("detach 0", "detach 1"), kernel.take());
        reconciler.detachAll();
        assertEquals(List.of(), kernel.take());
    }

    @Test
    void oneThatWouldNotBeDetachedDoesNotStopTheOthers() {
        reconcile(ETH0, ETH1);
        kernel.take();
        lines.take();
        kernel.detachFailure = Refusals.refused("stuck");
        reconciler.detachAll();
        assertEquals(List.of("detach 0", "detach 1"), kernel.take());
        assertEquals(List.of("error stuck", "error stuck"), lines.take());
    }

    @Test
    void coverageDoesNotChangeAnyMore() {
        Coverage coverage = reconcile(ETH0);
        reconcile();
        assertEquals(List.of(counted(0, ETH0)), coverage.counted());
        assertThrows(
                UnsupportedOperationException.class, () -> coverage.counted().clear());
    }
}
