package io.geotraffic.agent.metrics;

import io.geotraffic.agent.flow.CountryTraffic;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.flow.InterfaceAccount;
import io.geotraffic.agent.flow.InterfaceCountries;
import io.geotraffic.agent.flow.MapStatistics;
import io.geotraffic.agent.metrics.InterfaceStatus.State;
import io.geotraffic.agent.netif.DeviceCounters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A small node. */
public final class Examples {
    public static final InterfaceReading ETH0 = new InterfaceReading(
            "eth0",
            new InterfaceAccount(
                    0,
                    new DirectionAccount(1_000_300, 40, 42, 14, 1005),
                    new DirectionAccount(2_000_000, 0, 60, 0, 2001),
                    false),
            new InterfaceCountries(
                    List.of(
                            new CountryTraffic("PRIVATE", 0, 300, 0, 0),
                            new CountryTraffic("SE", 1_000_000, 0, 1_500_000, 500_000)),
                    700,
                    0),
            new DeviceCounters(1_000_396, 2_000_061),
            0,
            2);

    public static final InterfaceReading WG0 = new InterfaceReading(
            "wg0",
            new InterfaceAccount(1, new DirectionAccount(5, 0, 0, 0, 1), new DirectionAccount(7, 0, 0, 0, 1), false),
            new InterfaceCountries(List.of(new CountryTraffic("BR", 5, 0, 0, 7)), 0, 0),
            new DeviceCounters(5, 7),
            0,
            0);

    public static final Snapshot SNAPSHOT = new Snapshot(
            List.of(ETH0, WG0),
            List.of(
                    new InterfaceStatus("eth0", State.UP),
                    new InterfaceStatus("wg0", State.DOWN),
                    new InterfaceStatus("eth7", State.NOT_FOUND)),
            new MapReading(
                    3008,
                    new MapStatistics(20, 1, 19),
                    12,
                    7,
                    12.5,
                    Instant.parse("2026-01-03T00:00:00.250Z"),
                    0.015625));

    public static final DatabaseState DATABASE = new DatabaseState(
            Optional.of(new DatabaseState.Loaded("GeoLite2-Country", Instant.parse("2026-01-02T03:04:05Z"))), 3, 1);

    public static final DatabaseState NO_DATABASE = new DatabaseState(Optional.empty(), 0, 2);

    private Examples() {}
}
