package io.geotraffic.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long who scrapes has to wait while polls go on. */
record ScrapeLatency(Ground ground) implements Measurement {
    private static final int INTERFACES = 8;
    private static final int PREFIXES = 5_000;
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final int WARM_UP_ROUNDS = 5;

    /** For each minute asked for, up to the limit: two fresh pages each. */
    private static final int ROUNDS = 25;

    private static final int MOST_ROUNDS = 100;

    private static final int SHARED_SCRAPES = 1_000;

    private static final String RECEIVER = "p";

    @Override
    public void print() throws IOException, InterruptedException {
        Markdown.section(
                "Scrape",
                "polls each",
                "series",
                "page",
                "kB",
                "scrapes",
                "first, ms",
                "median, ms",
                "p99, ms",
                "slowest, ms",
                "asked, p99");
        List<PrefixSender> senders = ground.addReceivers(RECEIVER, INTERFACES);
        try (Traffic _ = Traffic.start(senders, PREFIXES, PACE)) {
            measure("2s");
            measure("100ms");
        }
        Ground.removeReceivers(RECEIVER, INTERFACES);
    }

    private void measure(String interval) throws IOException, InterruptedException {
        try (AgentProcess agent = AgentProcess.start(
                ground.launcher(),
                "--interfaces",
                RECEIVER + "*",
                "--geoip-db",
                ground.coarse().toString(),
                "--poll-interval",
                interval)) {
            agent.awaitReady();
            // Until there was a poll after all of the traffic.
            Thread.sleep(PACE.multipliedBy(6));
            Scraper scraper = agent.scraper();
            Scraper.Page firstPlain = scraper.metrics(Scraper.PLAIN);
            Scraper.Page firstCompressed = scraper.metrics(Scraper.PROMETHEUS);
            long series = firstPlain.series();
            List<Scraper.Page> plain = new ArrayList<>();
            List<Scraper.Page> compressed = new ArrayList<>();
            scrapeFresh(scraper, WARM_UP_ROUNDS, new ArrayList<>(), new ArrayList<>());
            scrapeFresh(scraper, Math.min(ROUNDS * ground.minutes(), MOST_ROUNDS), plain, compressed);
            print(interval, series, "fresh, text", firstPlain, plain);
            print(interval, series, "fresh, OpenMetrics in gzip", firstCompressed, compressed);
            List<Scraper.Page> shared = new ArrayList<>();
            for (int i = 0; i < SHARED_SCRAPES; i++) {
                shared.add(scraper.metrics(Scraper.PLAIN));
            }
            print(interval, series, "shared, text", shared.getFirst(), shared);
        }
    }

    /** The two kinds of pages are rendered each for itself. */
    private static void scrapeFresh(
            Scraper scraper, int rounds, List<Scraper.Page> plain, List<Scraper.Page> compressed)
            throws IOException, InterruptedException {
        for (int i = 0; i < rounds; i++) {
            Thread.sleep(Scraper.FRESH_MILLIS / 2);
            plain.add(scraper.metrics(Scraper.PLAIN));
            Thread.sleep(Scraper.FRESH_MILLIS / 2);
            compressed.add(scraper.metrics(Scraper.PROMETHEUS));
        }
    }

    private static void print(String interval, long series, String kind, Scraper.Page first, List<Scraper.Page> pages) {
        Timings times = new Timings(pages.stream().map(Scraper.Page::nanos).toList());
        Markdown.row(
                interval,
                series,
                kind,
                first.bytes() / 1000,
                pages.size(),
                Timings.milliseconds(first.nanos()),
                times.median(),
                "**" + times.quantile(0.99) + "**",
                times.max(),
                20);
    }
}
