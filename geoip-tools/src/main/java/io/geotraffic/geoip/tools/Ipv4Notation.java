package io.geotraffic.geoip.tools;

/**
 * IPv4 addresses as four decimal numbers, strictly: what else is taken for one, such as 10.1 or 010.0.0.1,
 * means different addresses to different readers (RFC 6943, section 3.1.1).
 */
final class Ipv4Notation {
    private static final int PARTS = 4;

    private Ipv4Notation() {}

    /** The 32 bits, or -1 if the text is no address. */
    static long parse(String text) {
        long address = 0;
        int start = 0;
        for (int i = 0; i < PARTS; i++) {
            int dot = text.indexOf('.', start);
            int end = i == PARTS - 1 ? text.length() : dot;
            int part = part(text, start, end);
            if (part < 0) {
                return -1;
            }
            address = address << 8 | part;
            start = end + 1;
        }
        return address;
    }

    /** A number of 0 to 255 without leading zeros, or -1. */
    private static int part(String text, int start, int end) {
        if (end - start < 1 || end - start > 3 || (end - start > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value < 256 ? value : -1;
    }
}
