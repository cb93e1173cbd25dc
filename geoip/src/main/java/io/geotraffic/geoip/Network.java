package io.geotraffic.geoip;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A network in the numbers of its address.
 *
 * @param ipVersion 4 or 6
 * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address, or the 32 of an IPv4 address
 * @param length bits that all of its addresses share, at most 32 or 128; all others are 0
 */
public record Network(int ipVersion, long high, long low, int length) {
    private static final long IPV4_MASK = 0xffff_ffffL;
    private static final long IPV4_MAPPED = 0xffff_0000_0000L;

    public Network {
        int bits = ipVersion == 4 ? 32 : 128;
        if ((ipVersion != 4 && ipVersion != 6) || length < 0 || length > bits) {
            throw new IllegalArgumentException(
                    "IPv%d with /%d: allowed are /0 to /32 (IPv4) and /0 to /128 (IPv6)".formatted(ipVersion, length));
        }
        boolean isTooLong = ipVersion == 4 && (high != 0 || (low & ~IPV4_MASK) != 0);
        int hostBits = bits - length;
        if (isTooLong || lowerBits(high, hostBits - Long.SIZE) != 0 || lowerBits(low, hostBits) != 0) {
            throw new IllegalArgumentException(
                    "IPv%d %x:%x/%d: bits behind the length are not 0".formatted(ipVersion, high, low, length));
        }
    }

    private static long lowerBits(long value, int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= Long.SIZE ? value : value & ((1L << count) - 1);
    }

    /** The network of this length that has the address in it. */
    static Network around(int ipVersion, long high, long low, int length) {
        int hostBits = (ipVersion == 4 ? Integer.SIZE : 2 * Long.SIZE) - length;
        return new Network(
                ipVersion, high & ~lowerBits(-1, hostBits - Long.SIZE), low & ~lowerBits(-1, hostBits), length);
    }

    /** @param index of the bit, from 0 for the uppermost bit of an address of the version */
    static int bit(int ipVersion, long high, long low, int index) {
        int shift = (ipVersion == 4 ? Integer.SIZE : 2 * Long.SIZE) - 1 - index;
        return (int) ((shift < Long.SIZE ? low >>> shift : high >>> (shift - Long.SIZE)) & 1);
    }

    /** Whether one of them is in the other; IPv4 is not in IPv6. */
    boolean overlaps(Network other) {
        int shorter = Math.min(length, other.length);
        return ipVersion == other.ipVersion && commonBits(other) >= shorter;
    }

    private int commonBits(Network other) {
        if (ipVersion == 4) {
            return Long.numberOfLeadingZeros(low ^ other.low) - 32;
        }
        long difference = high ^ other.high;
        return difference != 0
                ? Long.numberOfLeadingZeros(difference)
                : Long.SIZE + Long.numberOfLeadingZeros(low ^ other.low);
    }

    /**
     * @param text such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}
     * @throws IllegalArgumentException one line, if it is anything else
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        try {
            String address = text.substring(0, Math.max(0, slash));
            return of(
                    InetAddress.ofLiteral(address), address.contains(":"), Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Network %s: allowed is an address, a slash and a length, with no bits set behind it, such as"
                                    .formatted(text)
                            + " 192.0.2.0/24 or 2001:db8::/32",
                    e);
        }
    }

    /** @param isIpv6 because Java takes an IPv4-mapped IPv6 address for an IPv4 address */
    private static Network of(InetAddress address, boolean isIpv6, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        if (!(address instanceof Inet4Address)) {
            return new Network(6, bytes.getLong(), bytes.getLong(), length);
        }
        long low = bytes.getInt() & IPV4_MASK;
        return isIpv6 ? new Network(6, 0, IPV4_MAPPED | low, length) : new Network(4, 0, low, length);
    }

    /** As in {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 5952). */
    @Override
    public String toString() {
        return (ipVersion == 4 ? AddressText.ofIpv4(low) : AddressText.ofIpv6(high, low)) + "/" + length;
    }
}
