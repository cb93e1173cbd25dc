package io.geotraffic.agent.metrics;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.flow.InterfaceCountries;
import io.geotraffic.agent.netif.DeviceCounters;

/**
 * All that one poll found of one interface. The bytes of the account are those of the countries and
 * those under a reason: one poll, one truth.
 *
 * @param device what the device itself has counted since the programs were attached
 * @param aheadReceived programs in front of ours
 */
public record InterfaceReading(
        String name,
        InterfaceAccount account,
        InterfaceCountries countries,
        DeviceCounters device,
        int aheadReceived,
        int aheadSent) {
    public long deviceBytes(Direction direction) {
        return direction.pick(device.receivedBytes(), device.sentBytes());
    }

    public long ahead(Direction direction) {
        return direction.pick(aheadReceived, aheadSent);
    }
}
