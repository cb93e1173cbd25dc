package io.geotraffic.agent.metrics;

import io.geotraffic.agent.flow.CountryTraffic;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page for people: countries, interfaces, and the proof of their totals. */
public final class CountryPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>GeoTraffic agent</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.4 }
            body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
            table { border-collapse: collapse; margin: .5rem 0 1.5rem }
            .wide { overflow-x: auto }
            th, td { border-bottom: 1px solid #8886; padding: .25rem .75rem; text-align: right; font-variant-numeric: tabular-nums }
            th:first-child, td:first-child, .text { text-align: left }
            caption { text-align: left; font-weight: 600; font-size: 1.1rem; padding: .25rem 0 }
            .bad { color: #c00; font-weight: 600 }
            @media (prefers-color-scheme: dark) { .bad { color: #f77 } a { color: #8cf } }
            </style></head><body>
            <h1>GeoTraffic agent</h1>
            """;

    private static final String IDENTITY =
            "<p>In every row, bytes = by country + evicted + not IP + malformed. What the device itself has counted stands beside them.</p>\n";

    private CountryPage() {}

    /** @param gap why not all is counted that should be */
    public static String of(
            Snapshot snapshot, DatabaseState database, Settings settings, String metricsPath, Optional<String> gap) {
        return HEAD
                + "<p>%s Version %s. <a href=\"%s\">Metrics</a> · <a href=\"/readyz\">Readiness</a> · <a href=\"/healthz\">Health</a></p>%n"
                        .formatted(state(gap), escaped(settings.version()), escaped(metricsPath))
                + "<p>" + database(database) + "</p>\n"
                + countries(snapshot.interfaces())
                + interfaces(snapshot)
                + IDENTITY
                + "</body></html>\n";
    }

    private static String state(Optional<String> gap) {
        return gap.map(reason -> "<span class=\"bad\">Not ready: " + escaped(reason) + ".</span>")
                .orElse("Ready: all that is meant is counted.");
    }

    private static String database(DatabaseState database) {
        return database.loaded()
                .map(loaded -> "Country database: %s of %s.".formatted(escaped(loaded.type()), loaded.build()))
                .orElse("<span class=\"bad\">No country database: every public address is UNKNOWN.</span>");
    }

    private static String countries(List<InterfaceReading> interfaces) {
        Map<String, List<CountryTraffic>> byCountry = interfaces.stream()
                .flatMap(each -> each.countries().countries().stream())
                .collect(Collectors.groupingBy(CountryTraffic::country, TreeMap::new, Collectors.toList()));
        List<Map.Entry<String, List<CountryTraffic>>> sorted = new ArrayList<>(byCountry.entrySet());
        sorted.sort((one, other) -> Long.compare(sum(other.getValue()), sum(one.getValue())));
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, List<CountryTraffic>> entry : sorted) {
            rows.add(row(
                    entry.getKey(),
                    number(sum(entry.getValue(), Direction.RECEIVED)),
                    number(sum(entry.getValue(), Direction.SENT))));
        }
        return table("Countries, in bytes", List.of("Country", "Received", "Sent"), rows);
    }

    private static long sum(List<CountryTraffic> traffic) {
        return sum(traffic, Direction.RECEIVED) + sum(traffic, Direction.SENT);
    }

    private static long sum(List<CountryTraffic> traffic, Direction direction) {
        return traffic.stream().mapToLong(each -> each.of(direction)).sum();
    }

    private static String interfaces(Snapshot snapshot) {
        List<String> states = snapshot.statuses().stream()
                .map(status -> row(status.name(), status.state().label()))
                .toList();
        List<String> rows = new ArrayList<>();
        for (InterfaceReading each : snapshot.interfaces()) {
            for (Direction direction : Direction.values()) {
                DirectionAccount account = each.account().of(direction);
                rows.add(row(
                        each.name() + ", " + direction.label(),
                        number(account.total()),
                        number(account.attributed()),
                        number(account.evicted()),
                        number(account.nonIp()),
                        number(account.malformed()),
                        number(each.deviceBytes(direction))));
            }
        }
        return table("Interfaces", List.of("Interface", "State"), states)
                + table(
                        "Totals, in bytes",
                        List.of("Interface", "Bytes", "By country", "Evicted", "Not IP", "Malformed", "Device"),
                        rows);
    }

    private static String table(String caption, List<String> columns, List<String> rows) {
        String heads = columns.stream()
                .map(column -> "<th scope=\"col\">" + column + "</th>")
                .collect(Collectors.joining());
        return "<div class=\"wide\"><table><caption>%s</caption>%n<thead><tr>%s</tr></thead><tbody>%n%s</tbody></table></div>%n"
                .formatted(caption, heads, String.join("", rows));
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String cell : cells) {
            row.append("<td>").append(escaped(cell)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The name of an interface may hold anything but a slash and blanks. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
