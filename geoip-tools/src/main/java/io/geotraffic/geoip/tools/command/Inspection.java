package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseException;
import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.tools.DatabaseSummary;
import io.geotraffic.geoip.tools.DatabaseSummary.CountryShare;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What there is to say about a database.
 *
 * @param age since it was built; negative if that is in the future
 * @param countries the one with the most IPv4 addresses first
 * @param warnings lines about what is likely to be a mistake
 */
record Inspection(
        DatabaseFacts facts,
        DatabaseSummary summary,
        Duration age,
        List<CountryShare> countries,
        List<String> warnings) {
    private static final Comparator<CountryShare> BY_IPV4 = Comparator.comparingDouble(CountryShare::ipv4Addresses)
            .thenComparingDouble(CountryShare::ipv6Subnets)
            .reversed()
            .thenComparing(CountryShare::code);

    static Inspection of(CountryDatabase database, Instant now) throws DatabaseException {
        DatabaseFacts facts = database.facts();
        DatabaseSummary summary = DatabaseSummary.of(database);
        Duration age = Duration.between(facts.build(), now);
        List<CountryShare> countries =
                summary.countries().stream().sorted(BY_IPV4).toList();
        return new Inspection(facts, summary, age, countries, DatabaseWarnings.of(facts, summary, age));
    }
}
