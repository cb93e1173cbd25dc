package io.geotraffic.geoip;

/** Of the prefixes that traffic is counted by. */
final class PrefixLength {
    private PrefixLength() {}

    /** @param ipVersion 4 or 6 */
    static int of(int ipVersion) {
        return ipVersion == 4 ? 24 : 48;
    }
}
