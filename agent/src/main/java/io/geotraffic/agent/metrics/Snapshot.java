package io.geotraffic.agent.metrics;

import java.util.List;

/** What a scrape tells, by name. Made by one poll, never changed, read by any thread. */
public record Snapshot(List<InterfaceReading> interfaces, List<InterfaceStatus> statuses, MapReading map) {
    public Snapshot {
        interfaces = interfaces.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        statuses = statuses.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
