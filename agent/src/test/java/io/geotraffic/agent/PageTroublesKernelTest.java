package io.geotraffic.agent;

import static io.geotraffic.agent.WorldTraffic.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.Chromium;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.RunningAgent;
import io.geotraffic.agent.lab.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page where not all is as it should be, or not as usual. */
@Kernel
@Chromium
class PageTroublesKernelTest {
    @TempDir
    private Path directory;

    private RunningAgent agent(World world, String... options) throws Exception {
        String database = World.database(directory.resolve("country.mmdb")).toString();
        return RunningAgent.start(
                        world.node(),
                        Stream.concat(Stream.of("--geoip-db", database), Stream.of(options))
                                .toArray(String[]::new))
                .awaitReady();
    }

    @Test
    void saysThatTheAgentIsAwayAndGoesOnWithTheNext() throws Exception {
        try (World world = new World();
                RunningAgent agent = agent(world);
                AgentPage page = AgentPage.open(world)) {
            exchange(world);
            page.awaitLife().awaitText("countries", "United States");
            assertEquals(0, agent.stop());
            page.awaitText("state", "the agent does not answer. What is shown is as of then");
            assertTrue(page.has("#countries tr[data-code=US]"), "the last is kept");

            try (RunningAgent next = agent(world)) {
                page.awaitText("state", "Ready")
                        .browser()
                        .await("that it begins anew", "!document.querySelector('#countries tr[data-code=US]')");
                exchange(world);
                page.awaitText("countries", "United States").awaitLife();
                assertEquals(0, next.stop());
            }
        }
    }

    @Test
    void asksNothingWhileNobodyLooks() throws Exception {
        try (World world = new World();
                RunningAgent agent = agent(world);
                AgentPage page = AgentPage.open(world).awaitLife()) {
            page.browser().hide();
            assertAsksNothing(agent, page);
            page.browser().show();
            int asked = page.requests();
            agent.await("that it asks again", () -> page.requests() > asked);

            page.browser().click("#pause");
            assertAsksNothing(agent, page);
            page.browser().click("#pause");
            int paused = page.requests();
            agent.await("that it goes on", () -> page.requests() > paused);
        }
    }

    /** For three of the times in which it would have asked; what was under way at first may end. */
    private static void assertAsksNothing(RunningAgent agent, AgentPage page) throws IOException {
        String clock = "geoip_ebpf_map_read_timestamp_seconds";
        double begin = agent.scrape().value(clock);
        agent.awaitMetrics("a second", scrape -> scrape.value(clock) > begin + 1);
        int asked = page.requests();
        agent.awaitMetrics("three more", scrape -> scrape.value(clock) > begin + 4);
        assertEquals(asked, page.requests());
    }

    @Test
    void saysWhyTheAgentIsNotReady() throws Exception {
        try (World world = new World();
                RunningAgent agent = agent(world, "--interfaces", "gt*");
                AgentPage page = AgentPage.open(world).awaitLife()) {
            world.node().run("ip", "link", "del", "gt0");
            agent.await("that it is not ready", () -> agent.http("/readyz").status() == 503);
            page.awaitText("state", "Not ready: no interface is counted: none that there is matches --interfaces");
            assertEquals("bad", page.attribute("#state", "class"));
            page.browser().await("no totals", "document.querySelectorAll('#totals tbody tr').length === 0");
        }
    }

    @Test
    void saysThatThereIsNoDatabase() throws Exception {
        try (World world = new World();
                RunningAgent agent = RunningAgent.start(
                                world.node(),
                                "--geoip-db",
                                directory.resolve("none.mmdb").toString(),
                                "--private-country",
                                "LAN")
                        .awaitReady()) {
            WorldTraffic.sendTo(world, "20.0.0.1");
            WorldTraffic.sendTo(world, "10.0.0.1");
            agent.awaitMetrics(
                    "bytes",
                    scrape -> scrape.sum("geoip_bytes_sent_total", "UNKNOWN") > 0
                            && scrape.sum("geoip_bytes_sent_total", "LAN") > 0);
            try (AgentPage page = AgentPage.open(world)) {
                page.awaitText("elsewhere", "Unknown").awaitText("elsewhere", "LAN");
                assertEquals("No country database: every public address is UNKNOWN.", page.text("database"));
                page.browser().click("#elsewhere [data-code=UNKNOWN]");
                assertEquals("UNKNOWN", page.chosen());
                assertEquals(List.of(), page.browser().complaints());
            }
        }
    }

    /** One that is in the page's address is in no address that a script may ask for. */
    @Test
    void worksWithAPassword() throws Exception {
        Path config = Files.writeString(
                directory.resolve("web.yml"),
                "basic_auth_users:\n  alice: $2b$04$KJYJYfXgLFEuKwd0Kn5JXe8hD7HeJGAw/TJbBSVE55x0vH39.CKLW\n");
        try (World world = new World();
                RunningAgent agent = agent(world, "--web-config-file", config.toString(), "--metrics-path", "/m/x");
                AgentPage page = AgentPage.open(world, "http://alice:secret@127.0.0.1:10479/")) {
            assertEquals(401, agent.http("/assets/app.js").status());
            page.awaitLife();
            assertEquals(List.of(), page.browser().complaints());
        }
    }

    @Test
    void hasTheNumbersWithoutScripts() throws Exception {
        try (World world = new World();
                RunningAgent agent = agent(world)) {
            exchange(world);
            agent.awaitMetrics("bytes", scrape -> scrape.sum("geoip_bytes_sent_total", "\"US\"") > 0);
            try (AgentPage page = AgentPage.openWithoutScripts(world)) {
                assertTrue(
                        page.rows("countries").stream().anyMatch(row -> row.startsWith("US | ")), "as they were sent");
                assertEquals("none", page.browser().value("getComputedStyle(document.querySelector('.live')).display"));
            }
        }
    }
}
