package io.geotraffic.agent.metrics;

import java.util.List;

/** What a scrape tells. Made by one poll, never changed, read by any thread. */
public record Snapshot(List<InterfaceReading> interfaces, List<InterfaceStatus> statuses, MapReading map) {
    public Snapshot {
        interfaces = List.copyOf(interfaces);
        statuses = List.copyOf(statuses);
    }
}
