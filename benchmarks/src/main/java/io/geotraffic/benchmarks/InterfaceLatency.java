package io.geotraffic.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From just before {@code ip link add} to the agent's line that it counts the interface; the start of
 * {@code ip} is part of it.
 */
record InterfaceLatency(Ground ground) implements Measurement {
    private static final int RUNS = 50;

    private static final String OTHERS = "o";
    private static final String NEWCOMER = "new0";

    @Override
    public void print() throws IOException, InterruptedException {
        Markdown.section(
                "A new interface", "counted already", "times", "counted, median, ms", "slowest, ms", "asked, slowest");
        measure(1);
        measure(100);
    }

    private void measure(int others) throws IOException, InterruptedException {
        ground.addReceivers(OTHERS, others);
        try (AgentProcess agent = AgentProcess.start(
                ground.launcher(),
                "--interfaces",
                OTHERS + "*," + NEWCOMER,
                "--geoip-db",
                ground.none().toString())) {
            agent.awaitReady();
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                long begin = System.nanoTime();
                Links.addPair(NEWCOMER, "to-" + NEWCOMER);
                times.add(agent.awaitLine(" Counting " + NEWCOMER) - begin);
                Links.remove(NEWCOMER);
                agent.awaitLine(" Counting " + NEWCOMER + " no more");
            }
            Timings all = new Timings(times);
            Markdown.row(others, RUNS, all.median(), "**" + all.max() + "**", 100);
        }
        Ground.removeReceivers(OTHERS, others);
    }
}
