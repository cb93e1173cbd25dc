package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.CountryTotals;
import io.geotraffic.agent.flow.CountryTraffic;
import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.flow.DirectionAccount;
import io.geotraffic.agent.flow.InterfaceNumbers;
import io.geotraffic.agent.flow.ModelKernel;
import io.geotraffic.agent.flow.Origin;
import io.geotraffic.agent.flow.PrefixAccounting;
import io.geotraffic.agent.flow.PrefixKey;
import io.geotraffic.agent.metrics.InterfaceReading;
import io.geotraffic.agent.metrics.InterfaceStatus;
import io.geotraffic.agent.metrics.InterfaceStatus.State;
import io.geotraffic.agent.metrics.Snapshot;
import io.geotraffic.agent.netif.DeviceCounters;
import io.geotraffic.agent.netif.ModelNetwork;
import io.geotraffic.agent.netif.RouteQueries;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PollerTest {
    private static final int INTERFACES = 2;
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private final ModelKernel kernel = new ModelKernel(8);
    private final ModelNetwork network = new ModelNetwork();
    private final InterfaceNumbers numbers = new InterfaceNumbers(INTERFACES);
    private final PrefixAccounting accounting = new PrefixAccounting(kernel, INTERFACES);
    private final CountryTotals totals = new CountryTotals(PollerTest::origin, INTERFACES);
    private final Poller poller =
            new Poller(accounting, totals, numbers, new RouteQueries(network), InstantSource.fixed(NOW));

    private static Origin origin(int ipVersion, long prefix) {
        return prefix < 10 ? new Origin("SE", false) : new Origin("BR", true);
    }

    /** As a new interface is: the kernel counts it, and the accounting knows of it. */
    private CountedInterface attach(int ifindex, String name) {
        int number = numbers.acquire().orElseThrow();
        kernel.zero(number);
        accounting.open(number);
        return new CountedInterface(number, ifindex, name, new DeviceCounters(0, 0));
    }

    private void send(CountedInterface counted, long prefix, long bytes) {
        kernel.packet(PrefixKey.of(counted.number(), Direction.SENT, 4, prefix), bytes);
    }

    private static Coverage coverage(CountedInterface... counted) {
        return new Coverage(List.of(counted), List.of(new InterfaceStatus("eth7", State.NOT_FOUND)), List.of());
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.interfaces().stream().map(InterfaceReading::name).toList();
    }

    @Test
    void aSnapshotHasCountriesAccountAndDeviceOfOneInterface() throws IOException {
        network.add(2, "eth0");
        CountedInterface eth0 = attach(2, "eth0").withAhead(3, 1);
        send(eth0, 1, 100);
        send(eth0, 10, 30);
        kernel.packetWithoutPrefix(
                new ModelKernel.Side(eth0.number(), Direction.RECEIVED), ModelKernel.PacketClass.NON_IP, 42);
        network.count(2, 42, 130);
        Snapshot snapshot = poller.poll(coverage(eth0));

        InterfaceReading reading = snapshot.interfaces().getFirst();
        assertEquals("eth0", reading.name());
        assertEquals(new DirectionAccount(0, 0, 42, 0, 1), reading.account().received());
        assertEquals(new DirectionAccount(130, 0, 0, 0, 2), reading.account().sent());
        assertEquals(
                List.of(new CountryTraffic("BR", 0, 0, 30, 0), new CountryTraffic("SE", 0, 0, 100, 0)),
                reading.countries().countries());
        assertEquals(30, reading.countries().ambiguousSent());
        assertEquals(new DeviceCounters(42, 130), reading.device());
        assertEquals(3, reading.ahead(Direction.RECEIVED));
        assertEquals(1, reading.ahead(Direction.SENT));
        assertEquals(List.of(new InterfaceStatus("eth7", State.NOT_FOUND)), snapshot.statuses());
        assertEquals(3, snapshot.map().packets());
        assertEquals(2, snapshot.map().entries());
        assertEquals(2, snapshot.map().statistics().newKeys());
        assertEquals(NOW, snapshot.map().readTime());
        assertTrue(snapshot.map().readSeconds() >= 0);
    }

    @Test
    void anInterfaceThatIsNotAmongTheCountedIsNotTold() throws IOException {
        network.add(2, "eth0").add(3, "eth1");
        CountedInterface eth0 = attach(2, "eth0");
        attach(3, "eth1");
        assertEquals(List.of("eth0"), names(poller.poll(coverage(eth0))));
    }

    @Test
    void aNewNameTakesTheSeriesAlong() throws IOException {
        network.add(2, "eth0");
        CountedInterface eth0 = attach(2, "eth0");
        send(eth0, 1, 100);
        poller.poll(coverage(eth0));
        InterfaceReading reading =
                poller.poll(coverage(eth0.named("lan0"))).interfaces().getFirst();
        assertEquals("lan0", reading.name());
        assertEquals(100, reading.account().sent().total());
    }

    @Test
    void aNumberIsReleasedAfterItsLastAccountAndNotBefore() throws IOException {
        CountedInterface eth0 = attach(2, "eth0");
        attach(3, "eth1");
        poller.poll(coverage());
        assertEquals(OptionalInt.empty(), numbers.acquire());
        accounting.close(eth0.number());
        assertEquals(OptionalInt.empty(), numbers.acquire());
        poller.poll(coverage());
        assertEquals(OptionalInt.of(eth0.number()), numbers.acquire());
        assertEquals(OptionalInt.empty(), numbers.acquire());
    }

    @Test
    void anInterfaceIsNotToldOfAfterItsEnd() throws IOException {
        network.add(2, "eth0");
        CountedInterface eth0 = attach(2, "eth0");
        send(eth0, 1, 100);
        accounting.close(eth0.number());
        Snapshot snapshot = poller.poll(coverage(eth0));
        assertEquals(List.of(), names(snapshot));
        assertEquals(1, snapshot.map().packets(), "and yet it was counted");
        assertEquals(0, poller.poll(coverage(eth0)).map().entries());
    }

    @Test
    void theNextInterfaceOfTheSameNumberBeginsAnew() throws IOException {
        network.add(2, "eth0").add(3, "eth1");
        CountedInterface eth0 = attach(2, "eth0");
        send(eth0, 1, 100);
        network.count(2, 0, 100);
        poller.poll(coverage(eth0));
        accounting.close(eth0.number());
        poller.poll(coverage());

        CountedInterface eth1 = attach(3, "eth1");
        assertEquals(eth0.number(), eth1.number());
        send(eth1, 10, 5);
        network.count(3, 0, 5);
        InterfaceReading reading = poller.poll(coverage(eth1)).interfaces().getFirst();
        assertEquals(new DirectionAccount(5, 0, 0, 0, 1), reading.account().sent());
        assertEquals(
                List.of(new CountryTraffic("BR", 0, 0, 5, 0)),
                reading.countries().countries());
        assertEquals(new DeviceCounters(0, 5), reading.device());
    }

    /** Whoever follows the interfaces may be slow to say what is counted now. */
    @Test
    void aNumberIsNotReleasedAsLongAsItIsToldToBeCounted() throws IOException {
        network.add(2, "eth0").add(3, "eth1");
        CountedInterface eth0 = attach(2, "eth0");
        attach(3, "eth1");
        accounting.close(eth0.number());
        assertEquals(List.of(), names(poller.poll(coverage(eth0))));
        assertEquals(OptionalInt.empty(), numbers.acquire(), "another one's bytes would be told as those of eth0");
        poller.poll(coverage(eth0));
        assertEquals(OptionalInt.empty(), numbers.acquire());
        poller.poll(coverage());
        assertEquals(OptionalInt.of(eth0.number()), numbers.acquire());
    }

    @Test
    void aQueryThatFailsLosesNoNumberAndNoBytes() throws IOException {
        network.add(2, "eth0");
        CountedInterface eth0 = attach(2, "eth0");
        CountedInterface eth1 = attach(3, "eth1");
        send(eth0, 1, 100);
        send(eth1, 1, 7);
        accounting.close(eth1.number());
        network.fail("broken");
        assertEquals(
                "broken",
                assertThrows(IOException.class, () -> poller.poll(coverage(eth0)))
                        .getMessage());
        assertEquals(OptionalInt.of(eth1.number()), numbers.acquire());

        network.recover();
        send(eth0, 1, 1);
        Snapshot snapshot = poller.poll(coverage(eth0));
        InterfaceReading reading = snapshot.interfaces().getFirst();
        assertEquals(new DirectionAccount(101, 0, 0, 0, 2), reading.account().sent());
        assertEquals(
                List.of(new CountryTraffic("SE", 0, 0, 101, 0)),
                reading.countries().countries());
        assertEquals(3, snapshot.map().packets());
    }

    @Test
    void packetsOfInterfacesThatAreGoneStayAmongAllPackets() throws IOException {
        network.add(2, "eth0").add(3, "eth1");
        CountedInterface eth0 = attach(2, "eth0");
        CountedInterface eth1 = attach(3, "eth1");
        send(eth0, 1, 100);
        send(eth1, 1, 100);
        accounting.close(eth0.number());
        assertEquals(2, poller.poll(coverage(eth1)).map().packets());
        send(eth1, 1, 100);
        assertEquals(3, poller.poll(coverage(eth1)).map().packets());
    }

    @Test
    void theAgeOfEvictionsIsThatOfTheLastPollThatFoundSome() throws IOException {
        CountedInterface eth0 = attach(2, "eth0");
        send(eth0, 1, 100);
        assertEquals(Double.POSITIVE_INFINITY, poller.poll(coverage()).map().minimumEvictionAgeSeconds());
        send(eth0, 2, 100);
        kernel.evictOldest();
        kernel.evictOldest();
        assertEquals(0.0, poller.poll(coverage()).map().minimumEvictionAgeSeconds(), "one came and went unseen");
        Snapshot later = poller.poll(coverage());
        assertEquals(0.0, later.map().minimumEvictionAgeSeconds());
        assertEquals(2, later.map().evictions());
    }

    @Test
    void aDeviceThatIsGoneKeepsItsTotalUntilItIsTakenAway() throws IOException {
        network.add(2, "eth0");
        CountedInterface eth0 = attach(2, "eth0");
        network.count(2, 10, 20);
        poller.poll(coverage(eth0));
        network.remove(2);
        assertEquals(
                new DeviceCounters(10, 20),
                poller.poll(coverage(eth0)).interfaces().getFirst().device());
    }
}
