package io.geotraffic.geoip.tools;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A range of addresses that a file gives to a country.
 *
 * @param ipVersion 4 or 6
 * @param last is in the range too
 * @param line in the file, from 1; 0 where a file has no lines
 */
record CountryRange(int ipVersion, Address first, Address last, String country, Path file, int line) {
    /** By where they begin; of those that begin together the widest first. */
    static final Comparator<CountryRange> BY_PLACE =
            Comparator.comparing(CountryRange::first).thenComparing(CountryRange::last, Comparator.reverseOrder());

    /** The one that wins first: the smallest, and of equal ones the one that begins last. */
    static final Comparator<CountryRange> BY_PRECEDENCE =
            Comparator.comparing(CountryRange::size).thenComparing(CountryRange::first, Comparator.reverseOrder());

    /** Addresses but one. */
    private Address size() {
        return last.minus(first);
    }

    boolean isSameRange(CountryRange other) {
        return first.compareTo(other.first) == 0 && last.compareTo(other.last) == 0;
    }

    /** The place where it was read, as messages have it. */
    String place() {
        return line == 0 ? file.toString() : file + ", line " + line;
    }

    /** As in {@code 192.0.2.0-192.0.2.255}. */
    String text() {
        return first.text(ipVersion) + "-" + last.text(ipVersion);
    }
}
