package io.geotraffic.agent.page;

import static io.geotraffic.agent.page.Table.escaped;
import static io.geotraffic.agent.page.Table.number;
import static io.geotraffic.agent.page.Table.row;

import io.geotraffic.agent.flow.CountryTraffic;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.metrics.DatabaseState;
import io.geotraffic.agent.metrics.InterfaceReading;
import io.geotraffic.agent.metrics.Settings;
import io.geotraffic.agent.metrics.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page for people as it is sent: countries, interfaces and the proof of their totals as they are now,
 * which is all there is without scripts; and the frame in which scripts show how it goes on.
 *
 * <p>Addresses are relative to the page, so that a proxy may put it into any folder.
 */
public final class CountryPage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>GeoTraffic agent</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="./assets/icon.svg">
            <link rel="stylesheet" href="./assets/page.css">
            """ + PageFiles.scripts() + "</head><body>\n";

    /** Its size is the same before and after scripts have filled it: nothing moves when they do. */
    private static final String LIVE = """
            <section class="live" aria-label="Traffic now">
            <div class="controls">
            <div id="directions" role="radiogroup" aria-label="Direction">
            <label><input type="radio" name="direction" autocomplete="off" value="sent" checked="">sent (egress)</label>
            <label><input type="radio" name="direction" autocomplete="off" value="received">received (ingress)</label>
            </div>
            <button type="button" id="pause">Pause</button>
            <p id="time"></p>
            </div>
            <svg id="map" role="group" aria-label="World map of rates. Arrow keys lead from country to country, the enter key chooses one; the table has the same."></svg>
            <p id="readout">Waiting for the map.</p>
            <div class="keys"><ul id="legend" aria-label="Colours"></ul><ul id="elsewhere" aria-label="Not on the map"></ul></div>
            <svg id="timeline" role="img" aria-label="Time line of rates: nothing yet"></svg>
            <p id="choice" class="spoken" role="status"></p>
            </section>
            """;

    private static final String IDENTITY =
            "<p>In every row, bytes = by country + evicted + not IP + malformed. What the device itself has counted stands beside them.</p>\n";

    private CountryPage() {}

    /** @param gap why not all is counted that should be */
    public static String of(
            Snapshot snapshot, DatabaseState database, Settings settings, String metricsPath, Optional<String> gap) {
        return HEAD
                + header(database, settings, metricsPath, gap)
                + "<main id=\"page\" data-metrics=\"." + escaped(metricsPath) + "\">\n"
                + LIVE
                + countries(snapshot.interfaces())
                + "<div class=\"facts\">\n"
                + interfaces(snapshot)
                + IDENTITY
                + "</div></main></body></html>\n";
    }

    private static String header(DatabaseState database, Settings settings, String metricsPath, Optional<String> gap) {
        String links = """
                Version %s. <a href=".%s">Metrics</a> · <a href="./readyz">Readiness</a> · <a href="./healthz">Health</a> · <a href="./assets/%s">Licences</a>
                """.formatted(escaped(settings.version()), escaped(metricsPath), PageFiles.LICENCES);
        return "<header><h1>GeoTraffic agent <span id=\"host\"></span></h1>\n"
                + "<nav aria-label=\"More\">" + links + "</nav>\n<div>"
                + told("id=\"state\" role=\"status\"", gap.isPresent(), state(gap))
                + told("id=\"database\"", database.loaded().isEmpty(), database(database))
                + "</div></header>\n";
    }

    private static String told(String attributes, boolean bad, String text) {
        return "<p " + attributes + (bad ? " class=\"bad\">" : ">") + escaped(text) + "</p>\n";
    }

    private static String state(Optional<String> gap) {
        return gap.map(reason -> "Not ready: " + reason + ".").orElse("Ready: all that is meant is counted.");
    }

    private static String database(DatabaseState database) {
        return database.loaded()
                .map(loaded -> "Country database: %s of %s.".formatted(loaded.type(), loaded.build()))
                .orElse("No country database: every public address is UNKNOWN.");
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
        return Table.of("countries", "Countries, in bytes", List.of("Country", "Received", "Sent"), rows);
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
        return Table.of("interfaces", "Interfaces", List.of("Interface", "State"), states)
                + Table.of(
                        "totals",
                        "Totals, in bytes",
                        List.of("Interface", "Bytes", "By country", "Evicted", "Not IP", "Malformed", "Device"),
                        rows);
    }
}
