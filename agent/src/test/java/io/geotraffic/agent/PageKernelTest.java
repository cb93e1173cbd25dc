package io.geotraffic.agent;

import static io.geotraffic.agent.WorldTraffic.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.Browser;
import io.geotraffic.agent.lab.Chromium;
import io.geotraffic.agent.lab.Exposition;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.RunningAgent;
import io.geotraffic.agent.lab.Wire;
import io.geotraffic.agent.lab.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, as a browser shows it, of an agent that counts. */
@Kernel
@Chromium
class PageKernelTest {
    /** Of all that a page needs until it is whole, over the wire. */
    private static final long MOST_BYTES = 250_000;

    @TempDir
    private Path directory;

    private RunningAgent agent(World world) throws Exception {
        String database = World.database(directory.resolve("country.mmdb")).toString();
        return RunningAgent.start(world.node(), "--interfaces", Wire.NODE_DEVICE + ",gt7", "--geoip-db", database)
                .awaitReady();
    }

    /** By country, the end of what the page says of it: all bytes as {@code /metrics} has them. */
    private static Map<String, String> bytesByCountry(Exposition scrape) {
        Map<String, String> countries = new TreeMap<>();
        for (String direction : List.of("sent", "received")) {
            for (String series :
                    scrape.all("geoip_bytes_" + direction + "_total").keySet()) {
                String label = series.replaceFirst(".*(country=\"[^\"]*\").*", "$1");
                countries.put(
                        label.split("\"", -1)[1],
                        "since the start %,d B sent, %,d B received"
                                .formatted((long) scrape.sum("geoip_bytes_sent_total", label), (long)
                                        scrape.sum("geoip_bytes_received_total", label)));
            }
        }
        return countries;
    }

    /** A row of the proof, as {@code /metrics} has it. */
    private static String proof(Exposition scrape, String direction) {
        String side = "direction=\"" + direction + "\",interface=\"gt0\"";
        return "gt0, %s | %,d | %,d | 0 | %,d | 0 | ✓ adds up | %,d"
                .formatted(
                        direction,
                        (long) scrape.value("geoip_interface_bytes_total{" + side + "}"),
                        (long) scrape.sum("geoip_bytes_" + direction + "_total"),
                        (long) scrape.value("geoip_unattributed_bytes_total{" + side + ",reason=\"non_ip\"}"),
                        (long) scrape.value("geoip_device_bytes_total{" + side + "}"));
    }

    @Test
    void tellsWhatTheMetricsTell() throws Exception {
        try (World world = new World().awaitQuiet();
                RunningAgent agent = agent(world);
                AgentPage page = AgentPage.open(world)) {
            exchange(world);
            Exposition scrape = agent.scrapeAtRest();
            Map<String, String> countries = bytesByCountry(scrape);
            assertTrue(countries.keySet().containsAll(List.of("US", "DE", "FR", "JP")), countries::toString);

            page.awaitLife().awaitText("totals", proof(scrape, "sent").split(" [|] ", -1)[1]);
            assertEquals(List.of(proof(scrape, "received"), proof(scrape, "sent")), page.rows("totals"));
            assertEquals(
                    List.copyOf(countries.keySet()),
                    page.order().stream().sorted().toList());
            countries.forEach((code, bytes) -> {
                page.browser().click("#countries tr[data-code=" + code + "] button");
                assertEquals(code, page.chosen());
                String told = page.text("readout");
                // The kernel's own multicasts come when they like.
                boolean isSteady = !code.equals("PRIVATE");
                assertTrue(told.endsWith(bytes) || !isSteady, () -> told + " where it is " + bytes);
            });
            assertTrue(page.rows("interfaces").getFirst().matches("gt0 [|] up [|] .*bit/s [|] .*bit/s [|] counted"));
            assertEquals("gt7 | not found | – | – | ", page.rows("interfaces").getLast());
            assertEquals("Ready: all that is meant is counted.", page.text("state"));
            assertEquals("Country database: Test-Country of 2023-11-14T22:13:20Z.", page.text("database"));
            assertEquals(List.of(), page.browser().complaints());
        }
    }

    @Test
    void aCountryIsChosenByMouseAndByKeys() throws Exception {
        try (World world = new World();
                RunningAgent agent = agent(world);
                WorldTraffic traffic = WorldTraffic.begin(world);
                AgentPage page = AgentPage.open(world)) {
            assertTrue(traffic.goesOn());
            page.awaitLife()
                    .browser()
                    .await("a colour", "document.querySelector('#map [data-code=US]').dataset.step > 0");

            page.browser().click("#map [data-code=US]");
            assertEquals("US", page.chosen());
            assertTrue(page.text("readout").startsWith("United States: sent "), page.text("readout"));
            assertTrue(page.text("choice").startsWith("Chosen: United States: sent "), page.text("choice"));
            assertEquals("true", page.attribute("#map [data-code=US]", "aria-pressed"));
            assertTrue(page.attribute("#timeline .one.sent", "d").startsWith("M"), "it is in the time line");

            // On the map, and then on in the table.
            page.browser().value("document.querySelector('#map [data-code=US]').focus()");
            page.browser().press("ArrowRight").press("Enter");
            String next = page.chosen();
            assertTrue(List.of("DE", "FR").contains(next), next);
            page.browser().press("Escape");
            assertEquals("", page.chosen());
            page.browser().value("document.querySelector('#countries [data-code=FR] button').focus()");
            page.browser().press("End").press("Home").press("ArrowDown").press("Enter");
            assertEquals(page.order().get(1), page.chosen());

            assertEquals(200, agent.http("/").status());
            assertEquals(List.of(), page.browser().complaints());
        }
    }

    @Test
    void isSortedByEachColumnAndShownByEachDirection() throws Exception {
        try (World world = new World();
                RunningAgent agent = agent(world);
                WorldTraffic traffic = WorldTraffic.begin(world);
                AgentPage page = AgentPage.open(world).awaitLife()) {
            assertTrue(traffic.goesOn());
            page.browser().click("#countries [data-column=name] button");
            assertEquals("ascending", page.attribute("[data-column=name]", "aria-sort"));
            assertEquals(List.of("FR", "DE", "JP"), page.order().subList(0, 3), "France, Germany, Japan");
            page.browser().click("#countries [data-column=name] button");
            assertEquals("descending", page.attribute("[data-column=name]", "aria-sort"));
            assertEquals("US", page.order().getFirst());
            page.browser().click("#countries [data-column=sent] button");
            assertEquals(List.of("JP", "FR", "DE", "US"), page.order().subList(0, 4), "as much as is sent");
            page.browser().click("#countries [data-column=received] button");
            assertEquals(List.of("US", "DE", "FR", "JP"), page.order().subList(0, 4), "as much as is received");
            page.browser().click("#directions [value=received]");
            assertEquals("descending", page.attribute("[data-column=receivedRate]", "aria-sort"));

            page.screenshot("page.png");
            page.browser().colours("dark");
            page.screenshot("page-dark.png");
            page.browser().size(360, 740);
            assertEquals("360", page.browser().value("document.documentElement.scrollWidth"), "nothing hides aside");
            page.screenshot("page-phone.png");
            assertEquals(200, agent.http("/").status());
            assertEquals(List.of(), page.browser().complaints());
        }
    }

    /** A page of 1,000 series: each country of the world, both directions, both IP versions. */
    @Test
    void isSmallAndAsksNobodyElse() throws Exception {
        Path database = World.database(directory.resolve("world.mmdb"), WorldTraffic.networksOfAllCountries());
        int most = WorldTraffic.networksOfAllCountries().size();
        try (World world = new World();
                RunningAgent agent = RunningAgent.start(world.node(), "--geoip-db", database.toString())
                        .awaitReady()) {
            WorldTraffic.exchangeWithAllCountries(world);
            agent.awaitMetrics(
                    "a thousand series",
                    scrape -> scrape.all("geoip_bytes_sent_total").size() >= most
                            && scrape.all("geoip_bytes_received_total").size() >= most);
            try (AgentPage page = AgentPage.open(world).awaitLife()) {
                Browser browser = page.browser();
                long bytes = browser.bytesReceived();
                assertTrue(bytes > 50_000 && bytes < MOST_BYTES, bytes + " bytes");
                assertEquals(
                        List.of(),
                        browser.requests().stream()
                                .filter(each -> !each.startsWith(AgentPage.ADDRESS))
                                .toList());
                assertEquals(
                        List.of("AQ"),
                        page.order().stream()
                                .filter(code -> !page.has("#map [data-code=" + code
                                        + "][data-step], #elsewhere [data-code=" + code + "]"))
                                .toList(),
                        "each is on the map or beside it, but for the pole");
                assertEquals(List.of(), browser.complaints());
                page.screenshot("page-world.png");
                System.out.printf(
                        "page of 1,000 series: %,d bytes over the wire, first paint after %s ms%n",
                        bytes,
                        browser.value(
                                "Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"));
            }
        }
    }
}
