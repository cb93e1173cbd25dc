package io.geotraffic.geoip;

/** Takes the networks of a database, one after another. */
@FunctionalInterface
public interface NetworkVisitor {
    /**
     * @param ipVersion 4 or 6
     * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
     * @param low the lower 64 bits of an IPv6 address, or the 32 of an IPv4 address
     * @param length bits that all of its addresses share
     * @param country its code
     */
    void visit(int ipVersion, long high, long low, int length, String country);
}
