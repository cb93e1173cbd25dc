package io.geotraffic.geoip.tools;

import java.util.Arrays;
import java.util.Optional;

/**
 * IPv6 addresses as text (RFC 4291, section 2.2), the last 32 bits also as an IPv4 address. Java's own
 * parser takes four times as long, and takes zones and brackets too.
 */
final class Ipv6Notation {
    private static final int GROUPS = 8;

    private final String text;
    private final int[] groups = new int[GROUPS];
    private int count;

    /** How many groups come before the two colons; -1 if there are none. */
    private int gap = -1;

    private Ipv6Notation(String text) {
        this.text = text;
    }

    /** Empty if the text is no address. */
    static Optional<Address> parse(String text) {
        Ipv6Notation notation = new Ipv6Notation(text);
        return notation.read() ? Optional.of(notation.address()) : Optional.empty();
    }

    private boolean read() {
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at >= 0 && at < text.length()) {
            at = readGroup(at);
        }
        // Two colons stand for at least one group.
        return at >= 0 && (gap < 0 ? count == GROUPS : count < GROUPS);
    }

    /** @return where the next group begins, the end of the text, or -1 if this is no group */
    private int readGroup(int start) {
        int end = start;
        int value = 0;
        while (end < text.length() && end - start <= 4 && isHex(text.charAt(end))) {
            value = value << 4 | Character.digit(text.charAt(end), 16);
            end++;
        }
        if (end < text.length() && text.charAt(end) == '.') {
            return readIpv4(start);
        }
        if (end == start || end - start > 4 || count == GROUPS) {
            return -1;
        }
        groups[count++] = value;
        return end == text.length() ? end : behindColon(end);
    }

    private int readIpv4(int start) {
        long address = Ipv4Notation.parse(text.substring(start));
        if (address < 0 || count > GROUPS - 2) {
            return -1;
        }
        groups[count++] = (int) (address >>> 16);
        groups[count++] = (int) (address & 0xffff);
        return text.length();
    }

    private int behindColon(int colon) {
        int next = colon + 1;
        if (text.charAt(colon) != ':' || next == text.length()) {
            return -1;
        }
        if (text.charAt(next) != ':') {
            return next;
        }
        if (gap >= 0) {
            return -1;
        }
        gap = count;
        return next + 1;
    }

    /** Of ASCII alone. */
    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private Address address() {
        if (gap >= 0) {
            int behind = count - gap;
            System.arraycopy(groups, gap, groups, GROUPS - behind, behind);
            Arrays.fill(groups, gap, GROUPS - behind, 0);
        }
        return new Address(half(0), half(GROUPS / 2));
    }

    private long half(int first) {
        long half = 0;
        for (int i = first; i < first + GROUPS / 2; i++) {
            half = half << 16 | groups[i];
        }
        return half;
    }
}
