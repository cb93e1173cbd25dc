package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void aNewProblemTakesThePlaceOfTheOthers() {
        Coverage coverage = new Coverage(List.of(ETH0), List.of(MISSING), List.of("a"));
        assertEquals(new Coverage(List.of(ETH0), List.of(MISSING), List.of("b")), coverage.with("b"));
    }
}
