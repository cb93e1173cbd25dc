package io.geotraffic.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long a CPU works for the agent once it is warm, by the kernel's account of the process. */
record CpuUse(Ground ground) implements Measurement {
    private static final int PREFIXES = 10_000;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration SCRAPES = Duration.ofSeconds(15);

    /** Twice between two polls, so that none finds a prefix that had no packet. */
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final double SMALLEST_SHARE = 0.005;

    private static final String RECEIVER = "c";

    @Override
    public void print() throws IOException, InterruptedException {
        Markdown.section(
                "CPU",
                "polls each 2 s, scrapes each 15 s, the world's database",
                "seconds",
                "of a core, %",
                "user, %",
                "system, %",
                "asked, %",
                "by threads, %");
        List<PrefixSender> senders = ground.addReceivers(RECEIVER, 1);
        try (AgentProcess agent = AgentProcess.start(
                ground.launcher(),
                "--interfaces",
                RECEIVER + "0",
                "--geoip-db",
                ground.world().toString())) {
            agent.awaitReady();
            Ground.keepFromSenders(agent.pid());
            measure("no packets", agent, Duration.ofSeconds(30), "");
            try (Traffic _ = Traffic.start(senders, PREFIXES, PACE)) {
                measure("10,000 prefixes, each with packets", agent, Duration.ofMinutes(1), "0.5");
            }
        }
        Ground.removeReceivers(RECEIVER, 1);
    }

    private static void measure(String name, AgentProcess agent, Duration duration, String asked)
            throws IOException, InterruptedException {
        Thread.sleep(WARM_UP);
        ProcessTime before = ProcessTime.of(agent.pid());
        long begin = System.nanoTime();
        for (int i = 0; i < duration.dividedBy(SCRAPES); i++) {
            Thread.sleep(SCRAPES);
            agent.scraper().metrics(Scraper.PROMETHEUS);
        }
        double nanos = System.nanoTime() - begin;
        ProcessTime spent = ProcessTime.of(agent.pid()).since(before);
        Markdown.row(
                name,
                duration.toSeconds(),
                "**" + percent((spent.user() + spent.system()) / nanos) + "**",
                percent(spent.user() / nanos),
                percent(spent.system() / nanos),
                asked,
                threads(spent.threads(), nanos));
    }

    private static String threads(Map<String, Long> threads, double nanos) {
        return threads.entrySet().stream()
                .filter(entry -> entry.getValue() / nanos * 100 >= SMALLEST_SHARE)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> entry.getKey() + " " + percent(entry.getValue() / nanos))
                .collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100);
    }
}
