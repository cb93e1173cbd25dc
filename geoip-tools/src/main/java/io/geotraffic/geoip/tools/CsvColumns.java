package io.geotraffic.geoip.tools;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a row has what, as indexes of its fields.
 *
 * @param first the first address, or the network
 * @param last the last address; -1 if there is a network
 */
record CsvColumns(int first, int last, int country) {
    static final CsvColumns OF_NETWORK = new CsvColumns(0, -1, 1);

    static final CsvColumns OF_RANGE = new CsvColumns(0, 1, 2);

    /** What published files call them. */
    private static final List<String> NETWORK_NAMES = List.of("network", "cidr", "prefix", "ip_prefix", "ip_range");

    private static final List<String> FIRST_NAMES =
            List.of("first", "start_ip", "ip_start", "ip_from", "ip_range_start", "range_start", "start", "from");

    private static final List<String> LAST_NAMES =
            List.of("last", "end_ip", "ip_end", "ip_to", "ip_range_end", "range_end", "end", "to");

    /** The likeliest first: where there is a code, {@code country} is a name. */
    private static final List<String> COUNTRY_NAMES =
            List.of("country_code", "country_iso_code", "iso_code", "country_code2", "cc", "country");

    /** What to tell who has other ones. */
    static final String ALLOWED = "allowed are the columns network and country_code, or start_ip, end_ip and"
            + " country_code, and the names that published files have for them, separated by commas";

    /** Where a header has them; empty if it lacks one. */
    static Optional<CsvColumns> ofHeader(List<String> fields) {
        List<String> names = fields.stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .toList();
        OptionalInt country = indexOf(COUNTRY_NAMES, names);
        OptionalInt network = indexOf(NETWORK_NAMES, names);
        OptionalInt first = network.isPresent() ? network : indexOf(FIRST_NAMES, names);
        OptionalInt last = network.isPresent() ? OptionalInt.of(-1) : indexOf(LAST_NAMES, names);
        return country.isPresent() && first.isPresent() && last.isPresent()
                ? Optional.of(new CsvColumns(first.getAsInt(), last.getAsInt(), country.getAsInt()))
                : Optional.empty();
    }

    private static OptionalInt indexOf(List<String> wanted, List<String> names) {
        return wanted.stream().mapToInt(names::indexOf).filter(i -> i >= 0).findFirst();
    }

    boolean isNetwork() {
        return last < 0;
    }

    /** What a row needs to have, in words. */
    String shape() {
        return isNetwork() ? "cidr,country" : "first,last,country";
    }

    /** How many fields a row needs to have. */
    int width() {
        return 1 + Math.max(country, Math.max(first, last));
    }
}
