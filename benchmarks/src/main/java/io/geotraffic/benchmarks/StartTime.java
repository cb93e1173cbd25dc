package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the launcher's start to the first 200 of {@code /readyz}: attached, and polled once. */
record StartTime(Ground ground) implements Measurement {
    private static final int RUNS = 10;

    private static final String RECEIVER = "s";

    @Override
    public void print() throws IOException, InterruptedException {
        Markdown.section("Start", "database", "runs", "ready, median, ms", "fastest", "slowest", "asked, median");
        ground.addReceivers(RECEIVER, 1);
        measure("none", ground.none());
        measure("coarse", ground.coarse());
        measure("the world's", ground.world());
        Ground.removeReceivers(RECEIVER, 1);
    }

    private void measure(String name, Path database) throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            try (AgentProcess agent = AgentProcess.start(
                    ground.launcher(), "--interfaces", RECEIVER + "0", "--geoip-db", database.toString())) {
                times.add(agent.awaitReady());
                agent.stop();
            }
        }
        Timings all = new Timings(times);
        Markdown.row(name, RUNS, "**" + all.median() + "**", all.min(), all.max(), 300);
    }
}
