package io.geotraffic.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agent costs as a process: starts it by its launcher, again and again, and looks at it from
 * outside. To be run as root in a network namespace of its own.
 */
public final class AgentBenchmark {
    private static final int PARTS_FROM = 3;

    private AgentBenchmark() {}

    /**
     * @param arguments the launcher, the folder of {@link Ground}, minutes, and the names of the parts,
     *     or all
     */
    public static void main(String... arguments) throws InterruptedException {
        List<String> words = List.of(arguments);
        try {
            Ground ground = new Ground(Path.of(words.get(0)), Path.of(words.get(1)), Integer.parseInt(words.get(2)));
            run(parts(ground), words.subList(PARTS_FROM, words.size()));
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Map<String, Measurement> parts(Ground ground) {
        Map<String, Measurement> parts = new LinkedHashMap<>();
        parts.put("start", new StartTime(ground));
        parts.put("flags", new FlagVariants(ground));
        parts.put("memory", new MemoryUse(ground));
        parts.put("cpu", new CpuUse(ground));
        parts.put("scrape", new ScrapeLatency(ground));
        parts.put("interface", new InterfaceLatency(ground));
        parts.put("end", new EndTime(ground));
        return parts;
    }

    private static void run(Map<String, Measurement> parts, List<String> chosen)
            throws IOException, InterruptedException {
        for (String name : chosen.isEmpty() ? List.copyOf(parts.keySet()) : chosen) {
            Measurement part = parts.get(name);
            if (part == null) {
                throw new IOException(
                        "no part is called \"" + name + "\": allowed are " + String.join(", ", parts.keySet()));
            }
            part.print();
        }
    }
}
