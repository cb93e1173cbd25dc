package io.geotraffic.agent;

import io.geotraffic.agent.netif.DeviceCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes totals that only grow out of a device's own counters, which some drivers set to zero when the
 * device goes down.
 */
final class DeviceTotals {
    private static final DeviceCounters NOTHING = new DeviceCounters(0, 0);

    /** By interface number. */
    private final Map<Integer, Progress> progress = new HashMap<>();

    private record Progress(DeviceCounters last, DeviceCounters total) {}

    /**
     * @param reading empty if the device is gone
     * @return bytes since the interface was attached
     */
    DeviceCounters update(CountedInterface counted, Optional<DeviceCounters> reading) {
        Progress before = progress.getOrDefault(counted.number(), new Progress(counted.baseline(), NOTHING));
        DeviceCounters now = reading.orElse(before.last);
        DeviceCounters total = new DeviceCounters(
                before.total.receivedBytes() + growth(before.last.receivedBytes(), now.receivedBytes()),
                before.total.sentBytes() + growth(before.last.sentBytes(), now.sentBytes()));
        progress.put(counted.number(), new Progress(now, total));
        return total;
    }

    private static long growth(long before, long now) {
        return now >= before ? now - before : now;
    }

    /** The number may stand for another interface from now on. */
    void forget(int interfaceNumber) {
        progress.remove(interfaceNumber);
    }
}
