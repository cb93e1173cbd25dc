package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the agent holds after minutes of traffic and scrapes. All cases run at once: each has interfaces of its own. */
record MemoryUse(Ground ground) implements Measurement {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final int SCRAPE_SECONDS = 15;

    /**
     * @param prefix of the names of its interfaces
     * @param asked MB, or nothing
     */
    private record Case(String name, String prefix, Path database, int interfaces, int prefixes, String asked) {}

    private record Running(Case what, AgentProcess agent) {}

    @Override
    public void print() throws IOException, InterruptedException {
        Markdown.section(
                "Memory after " + ground.minutes() + " minutes",
                "case",
                "series",
                "prefixes",
                ProcessMemory.COLUMNS[0],
                ProcessMemory.COLUMNS[1],
                ProcessMemory.COLUMNS[2],
                ProcessMemory.COLUMNS[3],
                "asked, resident, MB");
        List<Case> cases = List.of(
                new Case("no packets, no database", "ma", ground.none(), 1, 0, ""),
                new Case("no packets, the world's database", "mb", ground.world(), 1, 0, ""),
                new Case("1,000 series, a coarse database", "mc", ground.coarse(), 2, 5_000, "52"),
                new Case("1,000 series, the world's database", "md", ground.world(), 2, 5_000, "52"),
                new Case("a full map, a coarse database", "me", ground.coarse(), 1, 100_000, "62"),
                new Case("a full map, the world's database", "mf", ground.world(), 1, 100_000, "62"));
        List<Running> running = new ArrayList<>();
        List<Traffic> traffic = new ArrayList<>();
        try {
            for (Case each : cases) {
                running.add(start(each, traffic));
            }
            scrape(running);
            for (Running each : running) {
                print(each);
            }
        } finally {
            running.forEach(each -> each.agent().close());
            for (Traffic each : traffic) {
                each.close();
            }
        }
        for (Case each : cases) {
            Ground.removeReceivers(each.prefix(), each.interfaces());
        }
    }

    private Running start(Case what, List<Traffic> traffic) throws IOException, InterruptedException {
        List<PrefixSender> senders = ground.addReceivers(what.prefix(), what.interfaces());
        AgentProcess agent = AgentProcess.start(
                ground.launcher(),
                "--interfaces",
                what.prefix() + "*",
                "--geoip-db",
                what.database().toString());
        Running running = new Running(what, agent);
        agent.awaitReady();
        if (what.prefixes() > 0) {
            traffic.add(Traffic.start(senders, what.prefixes(), PACE));
        }
        return running;
    }

    private void scrape(List<Running> running) throws IOException, InterruptedException {
        int times = (int) Duration.ofMinutes(ground.minutes()).toSeconds() / SCRAPE_SECONDS;
        for (int i = 0; i < times; i++) {
            Thread.sleep(Duration.ofSeconds(SCRAPE_SECONDS));
            for (Running each : running) {
                each.agent().scraper().metrics(Scraper.PROMETHEUS);
            }
        }
    }

    private static void print(Running running) throws IOException {
        AgentProcess agent = running.agent();
        ProcessMemory memory = ProcessMemory.of(agent.pid());
        Scraper.Page page = agent.scraper().metrics(Scraper.PLAIN);
        Markdown.row(
                running.what().name(),
                page.series(),
                Math.round(page.value("geoip_ebpf_map_entries")),
                memory.cells(),
                running.what().asked());
    }
}
