package io.geotraffic.agent;

import io.geotraffic.agent.netif.DeviceCounters;

/**
 * An interface with programs attached.
 *
 * @param number in keys and accounts
 * @param baseline what the device had counted when it was attached to
 * @param aheadReceived how many programs are in front of ours and may hide packets from it
 */
record CountedInterface(
        int number, int ifindex, String name, DeviceCounters baseline, int aheadReceived, int aheadSent) {
    CountedInterface(int number, int ifindex, String name, DeviceCounters baseline) {
        this(number, ifindex, name, baseline, 0, 0);
    }

    CountedInterface named(String other) {
        return new CountedInterface(number, ifindex, other, baseline, aheadReceived, aheadSent);
    }

    CountedInterface withAhead(int received, int sent) {
        return new CountedInterface(number, ifindex, name, baseline, received, sent);
    }
}
