package io.geotraffic.agent.flow;

/**
 * What the kernel counted of one interface in one direction since it was attached. The classes are
 * disjoint, and their sum is all that passed.
 *
 * @param ip what has a remote address
 * @param nonIp ARP, LLDP and the like
 * @param malformed says that it is IP and has no whole IP header, or ends among its VLAN tags
 */
public record ClassTotals(Traffic ip, Traffic nonIp, Traffic malformed) {
    public Traffic all() {
        return ip.plus(nonIp).plus(malformed);
    }
}
