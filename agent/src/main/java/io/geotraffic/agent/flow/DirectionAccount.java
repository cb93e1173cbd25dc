package io.geotraffic.agent.flow;

/**
 * All bytes of one interface in one direction since it was attached, each of them under exactly one
 * name.
 *
 * @param attributed bytes read from the map of prefixes
 * @param evicted bytes that the kernel counted and that were gone from the map before they were read
 * @param nonIp bytes of packets without an IP header
 * @param malformed bytes of packets whose IP header cannot be believed
 * @param packets all packets
 */
public record DirectionAccount(long attributed, long evicted, long nonIp, long malformed, long packets) {
    /** The identity that everything else rests on. */
    public long total() {
        return attributed + evicted + nonIp + malformed;
    }
}
