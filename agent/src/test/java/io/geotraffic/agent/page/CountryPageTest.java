package io.geotraffic.agent.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.metrics.DatabaseState;
import io.geotraffic.agent.metrics.Examples;
import io.geotraffic.agent.metrics.InterfaceReading;
import io.geotraffic.agent.metrics.InterfaceStatus;
import io.geotraffic.agent.metrics.InterfaceStatus.State;
import io.geotraffic.agent.metrics.Settings;
import io.geotraffic.agent.metrics.Snapshot;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class CountryPageTest {
    private static final Settings SETTINGS = new Settings("1.2.3", "abcdef", 100_000, Duration.ofSeconds(2), 10_000);
    private static final Pattern ROW = Pattern.compile("<tr>(<td>.*)</tr>");
    private static final String EVIL = "<b>\"x\"&'";
    private static final String ESCAPED = "&lt;b&gt;&quot;x&quot;&amp;'";

    private static String page(Snapshot snapshot, Optional<String> gap) {
        return CountryPage.of(snapshot, Examples.DATABASE, SETTINGS, "/metrics", gap);
    }

    /** The cells of each row of all tables, with a | in between. */
    private static List<String> rows(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> row.group(1)
                        .replace("</td><td>", " | ")
                        .replace("<td>", "")
                        .replace("</td>", ""))
                .toList();
    }

    @Test
    void listsCountriesByBytesAndProvesTheTotals() {
        assertEquals(
                List.of(
                        "SE | 1,000,000 | 2,000,000",
                        "PRIVATE | 300 | 0",
                        "BR | 5 | 7",
                        "eth0 | up",
                        "eth7 | not found",
                        "wg0 | down",
                        "eth0, received | 1,000,396 | 1,000,300 | 40 | 42 | 14 | 1,000,396",
                        "eth0, sent | 2,000,060 | 2,000,000 | 0 | 60 | 0 | 2,000,061",
                        "wg0, received | 5 | 5 | 0 | 0 | 0 | 5",
                        "wg0, sent | 7 | 7 | 0 | 0 | 0 | 7"),
                rows(page(Examples.SNAPSHOT, Optional.empty())));
    }

    @Test
    void addsUpTheInterfacesOfACountry() {
        Snapshot twice = new Snapshot(List.of(Examples.WG0, Examples.WG0), List.of(), Examples.SNAPSHOT.map());
        assertEquals("BR | 10 | 14", rows(page(twice, Optional.empty())).getFirst());
    }

    @Test
    void saysWhetherAllIsCounted() {
        assertTrue(page(Examples.SNAPSHOT, Optional.empty())
                .contains("<p id=\"state\" role=\"status\">Ready: all that is meant is counted.</p>"));
        String page = page(Examples.SNAPSHOT, Optional.of("Cannot attach to eth1: no"));
        assertTrue(
                page.contains(
                        "<p id=\"state\" role=\"status\" class=\"bad\">Not ready: Cannot attach to eth1: no.</p>"),
                page);
        assertFalse(page.contains("Ready: all"), page);
    }

    @Test
    void saysWhichDatabaseThereIs() {
        assertTrue(page(Examples.SNAPSHOT, Optional.empty())
                .contains(">Country database: GeoLite2-Country of 2026-01-02T03:04:05Z.</p>"));
        String page = CountryPage.of(Examples.SNAPSHOT, Examples.NO_DATABASE, SETTINGS, "/metrics", Optional.empty());
        assertTrue(page.contains("No country database: every public address is UNKNOWN."), page);
    }

    @Test
    void leadsToTheOtherPages() {
        String page = CountryPage.of(Examples.SNAPSHOT, Examples.DATABASE, SETTINGS, "/m/x", Optional.empty());
        assertTrue(page.contains("<a href=\"./m/x\">Metrics</a>"), page);
        assertTrue(page.contains("data-metrics=\"./m/x\""), page);
        assertTrue(page.contains("<a href=\"./readyz\">"), page);
        assertTrue(page.contains("<a href=\"./healthz\">"), page);
    }

    @Test
    void whatIsForeignIsEscapedWhereverItStands() {
        InterfaceReading reading = new InterfaceReading(
                EVIL, Examples.WG0.account(), Examples.WG0.countries(), Examples.WG0.device(), 0, 0);
        Snapshot snapshot =
                new Snapshot(List.of(reading), List.of(new InterfaceStatus(EVIL, State.UP)), Examples.SNAPSHOT.map());
        String page = CountryPage.of(
                snapshot,
                new DatabaseState(Optional.of(new DatabaseState.Loaded(EVIL, Instant.EPOCH)), 1, 0),
                new Settings(EVIL, "", 1, Duration.ZERO, 1),
                "/" + EVIL,
                Optional.of(EVIL));
        assertFalse(page.contains(EVIL), page);
        // The state, the version, the path twice, the database, the state of the interface, and two directions.
        assertEquals(8, page.split(Pattern.quote(ESCAPED), -1).length - 1, page);
    }

    @Test
    void percentSignsAreNoPlaceholders() {
        assertTrue(page(Examples.SNAPSHOT, Optional.of("100 %s%n%d")).contains("Not ready: 100 %s%n%d."));
    }

    /** But for what HTML alone knows, it is XML: every element is closed. */
    @Test
    void isWellFormed() throws Exception {
        String page = page(Examples.SNAPSHOT, Optional.of("a <b> & c"))
                .replaceFirst("<!doctype html>", "")
                .replaceAll("<((meta|link|input) [^>]*)>", "<$1/>");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    /** The server's policy forbids it, and the browser would say so only to those who look. */
    @Test
    void hasNothingInline() {
        String page = page(Examples.SNAPSHOT, Optional.empty());
        assertFalse(
                Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script(?![^>]*src=)|javascript:")
                        .matcher(page)
                        .find(),
                page);
    }

    /** Or a proxy could not put it into a folder of its own. */
    @Test
    void allItsAddressesAreRelative() {
        String page = page(Examples.SNAPSHOT, Optional.empty());
        List<String> addresses = Pattern.compile("(?:href|src|data-metrics)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertTrue(addresses.size() > PageFiles.MODULES.size());
        assertEquals(
                List.of(),
                addresses.stream().filter(each -> !each.startsWith("./")).toList());
    }

    @Test
    void withoutInterfacesTheTablesAreEmpty() {
        Snapshot nothing = new Snapshot(List.of(), List.of(), Examples.SNAPSHOT.map());
        assertEquals(List.of(), rows(page(nothing, Optional.empty())));
    }
}
