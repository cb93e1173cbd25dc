package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.tools.DatabaseSummary;
import io.geotraffic.geoip.tools.DatabaseSummary.CountryShare;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An inspection for programs. */
final class InspectionJson {
    private InspectionJson() {}

    static String of(Inspection inspection) {
        DatabaseFacts facts = inspection.facts();
        DatabaseSummary summary = inspection.summary();
        return String.format(
                Locale.ROOT,
                """
                {
                  "type": %s,
                  "description": %s,
                  "build": "%s",
                  "age_days": %d,
                  "size_bytes": %d,
                  "unpacked_bytes": %d,
                  "ip_version": %d,
                  "record_size": %d,
                  "nodes": %d,
                  "records": %d,
                  "ipv4": {"networks": %d, "known_share": %.6f, "known_share_public": %.6f},
                  "ipv6": {"networks": %d, "known_share": %.6f},
                  "countries": %s,
                  "warnings": %s
                }
                """,
                Quoted.of(facts.type()),
                Quoted.of(facts.description()),
                facts.build(),
                inspection.age().toDays(),
                facts.sizeBytes(),
                facts.unpackedBytes(),
                facts.ipVersion(),
                facts.recordSize(),
                facts.nodes(),
                facts.records(),
                summary.ipv4Networks(),
                summary.ipv4Share(),
                summary.ipv4PublicShare(),
                summary.ipv6Networks(),
                summary.ipv6Share(),
                array(inspection.countries(), InspectionJson::country),
                array(inspection.warnings(), Quoted::of));
    }

    private static String country(CountryShare country) {
        return String.format(
                Locale.ROOT,
                "{\"code\": %s, \"networks\": %d, \"ipv4_addresses\": %.0f, \"ipv6_subnets\": %.0f}",
                Quoted.of(country.code()),
                country.networks(),
                country.ipv4Addresses(),
                country.ipv6Subnets());
    }

    private static <T> String array(List<T> values, Function<T, String> text) {
        return values.isEmpty()
                ? "[]"
                : values.stream().map(text).collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    }
}
