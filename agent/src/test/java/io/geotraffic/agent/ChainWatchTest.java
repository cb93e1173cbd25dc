package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.flow.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainWatchTest {
    private static final int OWN = 7;

    private final ChainWatch watch = new ChainWatch();

    private Optional<String> look(Integer... programs) {
        return watch.look("eth0", Direction.SENT, () -> new Chain(List.of(programs), OWN));
    }

    @Test
    void hasNothingToSayOfAnInterfaceThatIsCounted() {
        assertEquals(Optional.empty(), look(OWN));
        assertEquals(Optional.empty(), look(OWN, 8, 9));
    }

    @Test
    void tellsOfAProgramInFrontOnce() {
        assertEquals(
                Optional.of(
                        "eth0, sent: what programs in front of ours drop or redirect is not counted; their ids for bpftool: 8"),
                look(8, OWN));
        assertEquals(Optional.empty(), look(8, OWN));
        assertEquals(Optional.of("eth0, sent: counted wholly again"), look(OWN));
    }

    @Test
    void tellsThatOursIsNotAttached() {
        assertEquals(Optional.of("eth0, sent: not counted any more, the program is not attached"), look(8));
    }

    @Test
    void tellsInterfacesAndDirectionsApart() {
        look(8, OWN);

        assertEquals(
                Optional.of(
                        "eth0, received: what programs in front of ours drop or redirect is not counted; their ids for bpftool: 8"),
                watch.look("eth0", Direction.RECEIVED, () -> new Chain(List.of(8, OWN), OWN)));
    }
}
