package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What each of the launcher's flags is good for: time to be ready, and memory at rest. */
record FlagVariants(Ground ground) implements Measurement {
    private static final int RUNS = 5;

    /**
     * After which the JVM has given back what it needed for its start: it empties its own pools each 5 s,
     * and what is free is returned up to 2 s later.
     */
    private static final int REST_MILLIS = 8_000;

    private static final String RECEIVER = "f";

    @Override
    public void print() throws IOException, InterruptedException {
        Markdown.section(
                "Flags of the JVM",
                "flags",
                "ready, median, ms",
                "fastest",
                "slowest",
                "resident at rest, median, MB",
                "of it no file's, MB");
        ground.addReceivers(RECEIVER, 1);
        for (LauncherVariant variant : variants()) {
            measure(variant);
        }
        Ground.removeReceivers(RECEIVER, 1);
    }

    private List<LauncherVariant> variants() throws IOException {
        List<LauncherVariant> variants = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        variants.add(new LauncherVariant("the JVM's own choice", "", flags));
        add(variants, flags, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        add(variants, flags, "-XX:+UseCompactObjectHeaders");
        add(variants, flags, "-Xms8m", "-Xmn2m");
        add(variants, flags, "-XX:TrimNativeHeapInterval=2000");
        add(variants, flags, "-XX:-UsePerfData", "-Xlog:disable", "-Xlog:all=error:stderr");
        add(variants, flags, LauncherVariant.cacheOf(ground.launcher()));
        String own = LauncherVariant.flagsOf(ground.launcher());
        variants.add(new LauncherVariant("**the launcher as it is**", "", List.of(own)));
        variants.add(new LauncherVariant("it, and MALLOC_ARENA_MAX=1", "MALLOC_ARENA_MAX=1", List.of(own)));
        variants.add(new LauncherVariant("it, and -Xmn1m", "", List.of(own, "-Xmn1m")));
        String unmoved = "-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0";
        variants.add(new LauncherVariant("it, and " + unmoved, "", List.of(own, unmoved)));
        variants.add(new LauncherVariant(
                "it, and the heap's size left to the JVM", "", List.of(own.replaceAll("-Xm[ns]\\d+m ", ""))));
        return variants;
    }

    /** One that has more than those before. */
    private static void add(List<LauncherVariant> variants, List<String> flags, String... more) {
        flags.addAll(List.of(more));
        variants.add(new LauncherVariant("+ " + String.join(" ", more).replace("\"", ""), "", flags));
    }

    /** All at once are looked at at rest, so that it takes less time. */
    private void measure(LauncherVariant variant) throws IOException, InterruptedException {
        Path launcher = ground.folder().resolve("launcher");
        variant.write(ground.launcher(), launcher);
        List<AgentProcess> agents = new ArrayList<>();
        try {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                AgentProcess agent = AgentProcess.start(
                        launcher,
                        "--interfaces",
                        RECEIVER + "0",
                        "--geoip-db",
                        ground.none().toString());
                agents.add(agent);
                times.add(agent.awaitReady());
            }
            Thread.sleep(REST_MILLIS);
            print(variant, new Timings(times), agents);
            for (AgentProcess agent : agents) {
                agent.stop();
            }
        } finally {
            agents.forEach(AgentProcess::close);
        }
    }

    private static void print(LauncherVariant variant, Timings times, List<AgentProcess> agents) throws IOException {
        List<Long> resident = new ArrayList<>();
        List<Long> own = new ArrayList<>();
        for (AgentProcess agent : agents) {
            ProcessMemory memory = ProcessMemory.of(agent.pid());
            resident.add(memory.resident());
            own.add(memory.own());
        }
        Markdown.row(
                variant.name(), "**" + times.median() + "**", times.min(), times.max(), median(resident), median(own));
    }

    private static String median(List<Long> kilobytes) {
        return ProcessMemory.megabytes(kilobytes.stream().sorted().toList().get(kilobytes.size() / 2));
    }
}
