package io.geotraffic.agent.metrics;

import java.util.Comparator;
import java.util.List;

/** What a scrape tells, by name. Made by one poll, never changed, read by any thread. */
public record Snapshot(List<InterfaceReading> interfaces, List<InterfaceStatus> statuses, MapReading map) {
    public Snapshot {
        interfaces = interfaces.stream()
                .sorted(Comparator.comparing(InterfaceReading::name))
                .toList();
        statuses = statuses.stream()
                .sorted(Comparator.comparing(InterfaceStatus::name))
                .toList();
    }
}
