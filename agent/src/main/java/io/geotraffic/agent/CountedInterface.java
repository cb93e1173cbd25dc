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

    /** Whether both tell the same of the same interface. */
    boolean isLike(CountedInterface other) {
        return number == other.number
                && ifindex == other.ifindex
                && name.equals(other.name)
                && aheadReceived == other.aheadReceived
                && aheadSent == other.aheadSent;
    }

    CountedInterface named(String other) {
        return new CountedInterface(number, ifindex, other, baseline, aheadReceived, aheadSent);
    }

    CountedInterface withAhead(int received, int sent) {
        return new CountedInterface(number, ifindex, name, baseline, received, sent);
    }
}
