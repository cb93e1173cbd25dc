package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.metrics.InterfaceStatus;
import io.geotraffic.agent.netif.DeviceCounters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CoverageTest {
    private static final CountedInterface ETH0 = new CountedInterface(0, 2, "eth0", new DeviceCounters(0, 0));
    private static final InterfaceStatus MISSING = new InterfaceStatus("eth7", InterfaceStatus.State.NOT_FOUND);

    @Test
    void thereIsNoGapWhereSomethingIsCountedAndNothingIsWrong() {
        assertEquals(Optional.empty(), new Coverage(List.of(ETH0), List.of(MISSING), List.of()).gap());
    }

    @Test
    void whereNothingIsCountedThatIsTheGap() {
        assertEquals(
                Optional.of("no interface is counted: none that there is matches --interfaces"),
                new Coverage(List.of(), List.of(MISSING), List.of()).gap());
    }

    @Test
    void problemsAreTheGapWhateverIsCounted() {
        assertEquals(Optional.of("a; b"), new Coverage(List.of(ETH0), List.of(), List.of("a", "b")).gap());
        assertEquals(Optional.of("a"), new Coverage(List.of(), List.of(), List.of("a")).gap());
    }

    @Test
    void isLikeOneThatTellsTheSame() {
        Coverage coverage = new Coverage(List.of(ETH0), List.of(MISSING), List.of("a"));
        assertTrue(coverage.isLike(coverage));
        assertTrue(coverage.isLike(new Coverage(
                List.of(new CountedInterface(0, 2, "eth0", new DeviceCounters(0, 0))),
                List.of(new InterfaceStatus("eth7", InterfaceStatus.State.NOT_FOUND)),
                List.of("a"))));
    }

    @Test
    void isUnlikeOneThatTellsSomethingElse() {
        Coverage coverage = new Coverage(List.of(ETH0), List.of(MISSING), List.of("a"));
        DeviceCounters none = new DeviceCounters(0, 0);
        for (CountedInterface other : List.of(
                ETH0.named("eth1"),
                ETH0.withAhead(1, 0),
                ETH0.withAhead(0, 1),
                new CountedInterface(1, 2, "eth0", none),
                new CountedInterface(0, 3, "eth0", none))) {
            assertFalse(coverage.isLike(new Coverage(List.of(other), List.of(MISSING), List.of("a"))));
        }
        for (InterfaceStatus other : List.of(
                new InterfaceStatus("eth7", InterfaceStatus.State.UP),
                new InterfaceStatus("eth8", InterfaceStatus.State.NOT_FOUND))) {
            assertFalse(coverage.isLike(new Coverage(List.of(ETH0), List.of(other), List.of("a"))));
        }
        assertFalse(coverage.isLike(coverage.with("b")));
        assertFalse(coverage.isLike(new Coverage(List.of(), List.of(MISSING), List.of("a"))));
        assertFalse(coverage.isLike(new Coverage(List.of(ETH0), List.of(), List.of("a"))));
    }

    @Test
    void aNewProblemTakesThePlaceOfTheOthers() {
        Coverage coverage = new Coverage(List.of(ETH0), List.of(MISSING), List.of("a"));
        assertEquals(new Coverage(List.of(ETH0), List.of(MISSING), List.of("b")), coverage.with("b"));
    }
}
