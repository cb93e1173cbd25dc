package io.geotraffic.operator.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PortAdviceTest {
    @Test
    void anotherPodHasIt() {
        assertEquals(
                "another pod of the node has port 10479; set another spec.agent.port",
                PortAdvice.takenByAPod(10479, List.of()));
    }

    @Test
    void otherMonitorsAskForIt() {
        assertEquals(
                "another pod of the node has port 9100 (GeoTrafficMonitor egress asks for it too); set another spec.agent.port",
                PortAdvice.takenByAPod(9100, List.of("egress")));
        assertEquals(
                "another pod of the node has port 9100 (GeoTrafficMonitor a, b asks for it too); set another spec.agent.port",
                PortAdvice.takenByAPod(9100, List.of("a", "b")));
    }

    @Test
    void aProcessHasIt() {
        assertEquals(
                "cannot listen; a process of the node has the port: set another spec.agent.port",
                PortAdvice.takenByAProcess("cannot listen"));
    }
}
