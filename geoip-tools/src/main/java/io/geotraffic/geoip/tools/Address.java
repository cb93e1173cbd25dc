package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.AddressText;

/**
 * An address as a number of 128 bits; IPv4 addresses are the lowest 32.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
record Address(long high, long low) implements Comparable<Address> {
    static final Address FIRST = new Address(0, 0);

    static final Address LAST = new Address(-1, -1);

    @Override
    public int compareTo(Address other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** After the last comes the first. */
    Address next() {
        return new Address(low == -1 ? high + 1 : high, low + 1);
    }

    /** Before the first comes the last. */
    Address previous() {
        return new Address(low == 0 ? high - 1 : high, low - 1);
    }

    /** How far this is behind another. */
    Address minus(Address other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Address(high - other.high - borrow, low - other.low);
    }

    /** The last address of a network of so many host bits that begins here. */
    Address lastOfBlock(int hostBits) {
        return new Address(high | ones(hostBits - Long.SIZE), low | ones(hostBits));
    }

    private static long ones(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= Long.SIZE ? -1 : (1L << count) - 1;
    }

    /** How many of the upper bits two addresses share, 0 to 128. */
    int commonBits(Address other) {
        return high != other.high
                ? Long.numberOfLeadingZeros(high ^ other.high)
                : Long.SIZE + Long.numberOfLeadingZeros(low ^ other.low);
    }

    /** How many of the lower bits are 0, 0 to 128. */
    int trailingZeros() {
        return low != 0 ? Long.numberOfTrailingZeros(low) : Long.SIZE + Long.numberOfTrailingZeros(high);
    }

    /** How many of the lower bits are 1, 0 to 128. */
    int trailingOnes() {
        return new Address(~high, ~low).trailingZeros();
    }

    /** How many bits the number has, 0 to 128. */
    int bitLength() {
        return high != 0 ? 2 * Long.SIZE - Long.numberOfLeadingZeros(high) : Long.SIZE - Long.numberOfLeadingZeros(low);
    }

    /** @param index from 0, the uppermost of the 128 */
    int bit(int index) {
        return (int) ((index < Long.SIZE ? high >>> (63 - index) : low >>> (127 - index)) & 1);
    }

    String text(int ipVersion) {
        return ipVersion == 4 ? AddressText.ofIpv4(low) : AddressText.ofIpv6(high, low);
    }
}
