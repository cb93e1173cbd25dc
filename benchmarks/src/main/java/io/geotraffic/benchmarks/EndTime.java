package io.geotraffic.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From SIGTERM to the end of the process: a last poll, and everything detached. */
record EndTime(Ground ground) implements Measurement {
    private static final int RUNS = 5;
    private static final int FULL = 100_000;

    private static final String COUNTED = "e";

    @Override
    public void print() throws IOException, InterruptedException {
        Markdown.section(
                "End", "interfaces", "prefixes", "times", "ended, median, ms", "slowest, ms", "asked, slowest");
        measure(1, 0);
        measure(10, 0);
        measure(50, 0);
        measure(50, FULL);
    }

    private void measure(int interfaces, int prefixes) throws IOException, InterruptedException {
        List<PrefixSender> senders = ground.addReceivers(COUNTED, interfaces);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            try (AgentProcess agent = AgentProcess.start(
                    ground.launcher(),
                    "--interfaces",
                    COUNTED + "*",
                    "--geoip-db",
                    ground.coarse().toString())) {
                agent.awaitReady();
                for (PrefixSender sender : senders) {
                    sender.send(0, prefixes / interfaces);
                }
                times.add(agent.stop());
            }
        }
        Timings all = new Timings(times);
        Markdown.row(interfaces, prefixes, RUNS, all.median(), "**" + all.max() + "**", 1000);
        Ground.removeReceivers(COUNTED, interfaces);
    }
}
