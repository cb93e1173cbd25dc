package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.tools.DatabaseSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What about a database is likely to be a mistake, though it can be used. */
final class DatabaseWarnings {
    private static final Duration OLD = Duration.ofDays(30);

    /** Clocks may differ by so much. */
    private static final Duration FUTURE = Duration.ofDays(-1);

    /** Databases of the world know four fifths of these addresses and more. */
    private static final double FEW = 0.5;

    private static final Pattern TEST = Pattern.compile("(?i)(?<![a-z])(test|sample|fake|example)(?![a-z])");

    private DatabaseWarnings() {}

    static List<String> of(DatabaseFacts facts, DatabaseSummary summary, Duration age) {
        List<String> warnings = new ArrayList<>();
        if (age.compareTo(OLD) > 0) {
            warnings.add("it is older than 30 days: addresses have moved since, and some licences want it gone");
        }
        if (age.compareTo(FUTURE) < 0) {
            warnings.add("it was built in the future: its date or this machine's clock is wrong");
        }
        if (!facts.type().toLowerCase(Locale.ROOT).contains("country")) {
            warnings.add(
                    "its type is no Country database: more than countries makes it large, and pack leaves that out");
        }
        if (TEST.matcher(facts.type() + " " + facts.description()).find()) {
            warnings.add("it calls itself a test or a sample, which knows few addresses");
        } else if (summary.ipv4PublicShare() < FEW) {
            warnings.add("it knows few of the public IPv4 addresses: a sample, or one of some networks alone?");
        }
        if (summary.ipv6Networks() == 0) {
            warnings.add("it has no country for any IPv6 address: all will be UNKNOWN");
        }
        return List.copyOf(warnings);
    }
}
