package io.geotraffic.agent.lab;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A scrape, in Prometheus' text format: the value of each series. */
public record Exposition(Map<String, Double> series) {
    static Exposition parse(String text) {
        Map<String, Double> series = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            String value = line.substring(blank + 1);
            series.put(
                    line.substring(0, blank),
                    value.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value));
        });
        return new Exposition(series);
    }

    /** @param series as it is written: {@code name{a="b"}} */
    public double value(String series) {
        Double value = this.series.get(series);
        if (value == null) {
            throw new AssertionError("no " + series + " in " + this.series.keySet());
        }
        return value;
    }

    public boolean has(String series) {
        return this.series.containsKey(series);
    }

    /** All of one name. */
    public Map<String, Double> all(String name) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** The sum of those of one name that have all these labels, each as {@code a="b"}. */
    public double sum(String name, String... labels) {
        return all(name).entrySet().stream()
                .filter(entry -> {
                    for (String label : labels) {
                        if (!entry.getKey().contains(label)) {
                            return false;
                        }
                    }
                    return true;
                })
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
