package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.bpf.Chain;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.netif.DeviceCounters;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChainWatchTest {
    private static final int OWN = 7;
    private static final CountedInterface ETH0 = new CountedInterface(0, 2, "eth0", new DeviceCounters(0, 0));
    private static final String HIDDEN =
            "what programs in front of ours drop or redirect is not counted; their ids for bpftool: ";

    private final LogLines lines = new LogLines();
    private final ChainWatch watch = new ChainWatch(lines.log());

    private List<String> look(Integer... programs) {
        return look(ETH0, Direction.SENT, programs);
    }

    private List<String> look(CountedInterface counted, Direction direction, Integer... programs) {
        watch.look(counted, direction, new Chain(List.of(programs), OWN));
        return lines.take();
    }

    @Test
    void hasNothingToSayOfAnInterfaceThatIsCounted() {
        assertEquals(List.of(), look(OWN));
        assertEquals(List.of(), look(OWN, 8, 9));
    }

    @Test
    void tellsOfAProgramInFrontOnce() {
        assertEquals(List.of("warn eth0, sent: " + HIDDEN + "8"), look(8, OWN));
        assertEquals(List.of(), look(8, OWN));
        assertEquals(List.of("info eth0, sent: counted wholly again"), look(OWN));
        assertEquals(List.of(), look(OWN));
    }

    @Test
    void tellsOfOneMoreInFront() {
        look(8, OWN);
        assertEquals(List.of("warn eth0, sent: " + HIDDEN + "9, 8"), look(9, 8, OWN));
    }

    @Test
    void tellsThatOursIsNotAttached() {
        assertEquals(List.of("warn eth0, sent: not counted any more, the program is not attached"), look(8));
        assertEquals(List.of(), look(8, 9));
        assertEquals(List.of("info eth0, sent: counted wholly again"), look(OWN));
    }

    @Test
    void tellsInterfacesAndDirectionsApart() {
        CountedInterface other = new CountedInterface(1, 3, "eth1", new DeviceCounters(0, 0));
        look(8, OWN);
        assertEquals(List.of("warn eth0, received: " + HIDDEN + "8"), look(ETH0, Direction.RECEIVED, 8, OWN));
        assertEquals(List.of("warn eth1, sent: " + HIDDEN + "8"), look(other, Direction.SENT, 8, OWN));
    }

    @Test
    void followsAnInterfaceToItsNewName() {
        look(8, OWN);
        CountedInterface renamed = ETH0.named("lan0");
        assertEquals(List.of(), look(renamed, Direction.SENT, 8, OWN));
        assertEquals(List.of("info lan0, sent: counted wholly again"), look(renamed, Direction.SENT, OWN));
    }

    @Test
    void aNumberThatWasForgottenBeginsAnew() {
        look(8, OWN);
        look(ETH0, Direction.RECEIVED, 8, OWN);
        watch.forget(ETH0);
        assertEquals(List.of(), look(OWN));
        assertEquals(List.of("warn eth0, received: " + HIDDEN + "8"), look(ETH0, Direction.RECEIVED, 8, OWN));
    }
}
