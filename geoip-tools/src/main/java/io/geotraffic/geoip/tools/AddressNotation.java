package io.geotraffic.geoip.tools;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Addresses as files have them: {@code 192.0.2.1}, {@code 2001:db8::1}, or decimal numbers, which are
 * IPv4 up to 2^32-1. An IPv4-mapped address (RFC 4291, section 2.5.5.2) is the IPv4 address. So a number
 * may mean either version, and only the other end of its range tells which.
 */
final class AddressNotation {
    private static final int LONGEST_NUMBER = 39;
    private static final int LONGEST_LONG = 18;

    /**
     * @param ipVersion and the address: what it means by itself
     * @param number as it was written, if that was a decimal number
     */
    record Parsed(int ipVersion, Address address, Optional<Address> number) {
        boolean isNumber() {
            return number.isPresent();
        }

        /** The same number as an IPv6 address; what is no number stays as it is. */
        Parsed asIpv6() {
            return number.map(value -> new Parsed(6, value, number)).orElse(this);
        }

        /** Whether both are numbers of which one is mapped: small ones mean IPv4 too, but not in one range with it. */
        boolean isOtherKind(Parsed other) {
            return isNumber() && other.isNumber() && isMappedNumber() != other.isMappedNumber();
        }

        private boolean isMappedNumber() {
            return number.filter(AddressNotation::isMapped).isPresent();
        }
    }

    private AddressNotation() {}

    /** Empty if the text is no address. */
    static Optional<Parsed> parse(String text) {
        if (text.indexOf(':') >= 0) {
            return Ipv6Notation.parse(text).map(AddressNotation::ofIpv6);
        }
        if (text.indexOf('.') >= 0) {
            long address = Ipv4Notation.parse(text);
            return address < 0
                    ? Optional.empty()
                    : Optional.of(new Parsed(4, new Address(0, address), Optional.empty()));
        }
        return number(text).map(AddressNotation::ofNumber);
    }

    private static Parsed ofIpv6(Address address) {
        return isMapped(address)
                ? new Parsed(4, unmapped(address), Optional.empty())
                : new Parsed(6, address, Optional.empty());
    }

    private static Parsed ofNumber(Address address) {
        if (isMapped(address)) {
            return new Parsed(4, unmapped(address), Optional.of(address));
        }
        return new Parsed(address.bitLength() <= Integer.SIZE ? 4 : 6, address, Optional.of(address));
    }

    private static boolean isMapped(Address address) {
        return address.high() == 0 && address.low() >>> Integer.SIZE == 0xffff;
    }

    private static Address unmapped(Address address) {
        return new Address(0, address.low() & 0xffff_ffffL);
    }

    /** Of ASCII digits alone, at least one. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<Address> number(String text) {
        if (text.length() > LONGEST_NUMBER || !isNumber(text)) {
            return Optional.empty();
        }
        if (text.length() <= LONGEST_LONG) {
            return Optional.of(new Address(0, Long.parseLong(text)));
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() > 2 * Long.SIZE
                ? Optional.empty()
                : Optional.of(new Address(value.shiftRight(Long.SIZE).longValue(), value.longValue()));
    }
}
