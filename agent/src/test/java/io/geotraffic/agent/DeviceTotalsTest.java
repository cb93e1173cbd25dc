package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.netif.DeviceCounters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeviceTotalsTest {
    private static final CountedInterface ETH0 = new CountedInterface(0, 2, "eth0", new DeviceCounters(1000, 500));

    private final DeviceTotals totals = new DeviceTotals();

    private DeviceCounters update(long received, long sent) {
        return totals.update(ETH0, Optional.of(new DeviceCounters(received, sent)));
    }

    @Test
    void beginAtTheAttachment() {
        assertEquals(new DeviceCounters(0, 0), update(1000, 500));
        assertEquals(new DeviceCounters(5, 7), update(1005, 507));
        assertEquals(new DeviceCounters(5, 8), update(1005, 508));
    }

    @Test
    void goOnWhereADriverBeginsAnew() {
        update(1100, 600);
        assertEquals(new DeviceCounters(130, 100), update(30, 600), "received began anew, sent did not");
        assertEquals(new DeviceCounters(140, 120), update(40, 20));
        assertEquals(new DeviceCounters(141, 120), update(41, 20));
    }

    @Test
    void mayBeginAnewBeforeTheFirstReading() {
        assertEquals(new DeviceCounters(3, 0), update(3, 500));
    }

    @Test
    void stayWhereTheDeviceIsGone() {
        assertEquals(new DeviceCounters(0, 0), totals.update(ETH0, Optional.empty()));
        update(1010, 520);
        assertEquals(new DeviceCounters(10, 20), totals.update(ETH0, Optional.empty()));
        assertEquals(new DeviceCounters(11, 20), update(1011, 520));
    }

    @Test
    void areKeptByNumberWhateverTheName() {
        update(1010, 500);
        assertEquals(
                new DeviceCounters(12, 0),
                totals.update(ETH0.named("lan0"), Optional.of(new DeviceCounters(1012, 500))));
    }

    @Test
    void ofOneInterfaceAreNotThoseOfAnother() {
        update(1010, 500);
        CountedInterface other = new CountedInterface(1, 3, "eth1", new DeviceCounters(0, 0));
        assertEquals(new DeviceCounters(4, 5), totals.update(other, Optional.of(new DeviceCounters(4, 5))));
        assertEquals(new DeviceCounters(11, 0), update(1011, 500));
    }

    @Test
    void beginAnewWhereTheNumberWasForgotten() {
        update(2000, 500);
        totals.forget(0);
        CountedInterface next = new CountedInterface(0, 9, "eth9", new DeviceCounters(50, 60));
        assertEquals(new DeviceCounters(1, 2), totals.update(next, Optional.of(new DeviceCounters(51, 62))));
    }
}
