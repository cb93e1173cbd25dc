package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.tools.AddressNotation.Parsed;
import java.util.Optional;

/** Networks as files have them: {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address. */
final class NetworkNotation {
    private static final int MAPPED_LENGTH = 96;

    /** @param last is in the network too */
    record Block(int ipVersion, Address first, Address last) {}

    private NetworkNotation() {}

    /** Empty if the text is no network, or has bits set behind its length. */
    static Optional<Block> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return AddressNotation.parse(text)
                    .filter(address -> !address.isNumber())
                    .map(address -> new Block(address.ipVersion(), address.address(), address.address()));
        }
        String digits = text.substring(slash + 1);
        if (digits.length() > 3 || !AddressNotation.isNumber(digits)) {
            return Optional.empty();
        }
        boolean isIpv6Text = text.indexOf(':') >= 0;
        return AddressNotation.parse(text.substring(0, slash))
                .filter(address -> !address.isNumber())
                .flatMap(address -> block(address, Integer.parseInt(digits), isIpv6Text));
    }

    private static Optional<Block> block(Parsed start, int length, boolean isIpv6Text) {
        boolean isIpv4 = start.ipVersion() == 4;
        int bits = isIpv4 ? Integer.SIZE : 2 * Long.SIZE;
        int hostBits = bits - (isIpv4 && isIpv6Text ? length - MAPPED_LENGTH : length);
        if (hostBits < 0 || hostBits > bits) {
            return Optional.empty();
        }
        Address first = start.address();
        return first.trailingZeros() < hostBits
                ? Optional.empty()
                : Optional.of(new Block(start.ipVersion(), first, first.lastOfBlock(hostBits)));
    }
}
