package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.tools.DatabaseSummary;
import io.geotraffic.geoip.tools.DatabaseSummary.CountryShare;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An inspection for people. */
final class InspectionText {
    private InspectionText() {}

    /** @param most how many countries to list */
    static String of(Inspection inspection, int most) {
        return facts(inspection)
                + countries(inspection.countries(), most)
                + inspection.warnings().stream()
                        .map(warning -> "warning      " + warning + "\n")
                        .collect(Collectors.joining());
    }

    private static String facts(Inspection inspection) {
        DatabaseFacts facts = inspection.facts();
        DatabaseSummary summary = inspection.summary();
        return String.format(
                Locale.ROOT,
                """
                type         %s
                description  %s
                built        %s, %s
                size         %,d bytes, unpacked %,d
                IP versions  %s
                records      %,d; %,d nodes of two %d-bit records
                networks     %,d IPv4, %,d IPv6
                known        %.2f %% of all IPv4 addresses, %.2f %% of the public ones
                             %.2f %% of 2000::/3, from which IPv6 networks are given out
                countries    %,d
                """,
                facts.type(),
                facts.description().isEmpty() ? "-" : facts.description(),
                facts.build(),
                age(inspection.age()),
                facts.sizeBytes(),
                facts.unpackedBytes(),
                facts.ipVersion() == 4 ? "4" : "4 and 6",
                facts.records(),
                facts.nodes(),
                facts.recordSize(),
                summary.ipv4Networks(),
                summary.ipv6Networks(),
                100 * summary.ipv4Share(),
                100 * summary.ipv4PublicShare(),
                100 * summary.ipv6Share(),
                facts.countries());
    }

    private static String age(Duration age) {
        if (age.isNegative()) {
            return "in the future";
        }
        return String.format(Locale.ROOT, "%,d %s ago", age.toDays(), age.toDays() == 1 ? "day" : "days");
    }

    private static String countries(List<CountryShare> countries, int most) {
        double ipv4 =
                countries.stream().mapToDouble(CountryShare::ipv4Addresses).sum();
        double ipv6 = countries.stream().mapToDouble(CountryShare::ipv6Subnets).sum();
        String rows = countries.stream()
                .limit(most)
                .map(country -> row(country, ipv4, ipv6))
                .collect(Collectors.joining());
        String rest = countries.size() <= most
                ? ""
                : String.format(Locale.ROOT, "%13sand %,d more: --countries lists all\n", "", countries.size() - most);
        return "             code   networks   IPv4 addresses  of IPv4 known  of IPv6 known\n" + rows + rest;
    }

    private static String row(CountryShare country, double ipv4, double ipv6) {
        return String.format(
                Locale.ROOT,
                "             %-4s  %,9d  %,15.0f  %11.2f %%  %11.2f %%\n",
                country.code(),
                country.networks(),
                country.ipv4Addresses(),
                percent(country.ipv4Addresses(), ipv4),
                percent(country.ipv6Subnets(), ipv6));
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}
