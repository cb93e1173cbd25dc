package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.Direction;
import io.geotraffic.agent.lab.DeviceCounters;
import io.geotraffic.agent.lab.Exposition;
import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Iperf;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.RunningAgent;
import io.geotraffic.agent.lab.Wire;
import io.geotraffic.agent.lab.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes by country, through real traffic, as a scrape tells them. */
@Kernel
class AgentTrafficKernelTest {
    @TempDir
    private Path directory;

    private RunningAgent start(World world, String... options) throws IOException {
        String[] all = new String[2 + options.length];
        all[0] = "--geoip-db";
        all[1] = World.database(directory.resolve("country.mmdb")).toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return RunningAgent.start(world.node(), all).awaitReady();
    }

    private static String series(String metric, World.Host host) {
        return "%s{country=\"%s\",interface=\"%s\",ip_version=\"%d\"}"
                .formatted(metric, host.country(), Wire.NODE_DEVICE, host.isIpv6() ? 6 : 4);
    }

    /** In each snapshot: all that was seen has exactly one name. */
    private static void assertIdentity(Exposition scrape) {
        for (Direction direction : Direction.values()) {
            String label = "direction=\"" + direction.label() + "\"";
            String device = "interface=\"" + Wire.NODE_DEVICE + "\"";
            assertEquals(
                    scrape.sum("geoip_interface_bytes_total", label, device),
                    scrape.sum("geoip_bytes_" + direction.label() + "_total", device)
                            + scrape.sum("geoip_unattributed_bytes_total", label, device),
                    () -> direction + " of " + scrape.series());
        }
    }

    @Test
    void countsForEachCountryWhatTheDeviceCountsForItsHost() throws Exception {
        try (World world = new World();
                RunningAgent agent = start(world)) {
            world.awaitQuiet();
            Map<String, Double> expected = new TreeMap<>();
            for (World.Host host : World.HOSTS) {
                for (String[] options : new String[][] {{"--bitrate", "200M"}, {"--udp", "--bitrate", "50M"}}) {
                    DeviceCounters before = DeviceCounters.read(world.node(), Wire.NODE_DEVICE);
                    Iperf.exchange(world.wire(), Wire.NODE_DEVICE, host.address(), options);
                    DeviceCounters after = DeviceCounters.read(world.node(), Wire.NODE_DEVICE);
                    double received = after.receivedBytes() - before.receivedBytes();
                    double sent = after.sentBytes() - before.sentBytes();
                    expected.merge(series("geoip_bytes_received_total", host), received, Double::sum);
                    expected.merge(series("geoip_bytes_sent_total", host), sent, Double::sum);
                }
            }

            Exposition scrape = agent.scrapeAtRest();
            Map<String, Double> counted = scrape.all("geoip_bytes_received_total");
            counted.putAll(scrape.all("geoip_bytes_sent_total"));
            // What IPv6 told of its groups while the world was made.
            counted.keySet().removeIf(name -> name.contains("PRIVATE"));
            assertEquals(expected, counted);
            assertEquals(
                    scrape.value("geoip_device_bytes_total{direction=\"sent\",interface=\"gt0\"}"),
                    scrape.value("geoip_interface_bytes_total{direction=\"sent\",interface=\"gt0\"}"));
            assertIdentity(scrape);
            // A /27 is known of one host's prefix, and a /64 of the other's.
            assertEquals(
                    scrape.value(series("geoip_bytes_sent_total", World.HOSTS.get(1)))
                            + scrape.value(series("geoip_bytes_sent_total", World.HOSTS.get(3))),
                    scrape.value("geoip_ambiguous_bytes_total{direction=\"sent\",interface=\"gt0\"}"));
            assertEquals(0, agent.stop());
        }
    }

    @Test
    void countsTaggedFramesForTheirCountry() throws Exception {
        try (World world = new World();
                RunningAgent agent = start(world);
                RawSocket socket = new RawSocket(world.node(), Wire.NODE_DEVICE)) {
            byte[] packet = Frames.ipv4(Wire.NODE_IPV4, "198.51.100.9", Frames.UDP, Frames.udp(9, Frames.zeros(100)));
            byte[] once = Frames.ethernet(Frames.VLAN, Frames.tagged(7, Frames.IPV4, packet));
            byte[] twice =
                    Frames.ethernet(Frames.QINQ, Frames.tagged(8, Frames.VLAN, Frames.tagged(7, Frames.IPV4, packet)));
            socket.send(once);
            socket.send(twice);

            agent.awaitMetrics(
                    "the tagged frames",
                    scrape -> scrape.sum("geoip_bytes_sent_total", "country=\"US\"") == once.length + twice.length);
        }
    }

    @Test
    void everySnapshotProvesItselfWhilePacketsFly() throws Exception {
        // The map is much too small for what comes: evictions are among it.
        try (World world = new World();
                RunningAgent agent = start(world, "--map-max-entries", "1000")) {
            CompletableFuture<Void> traffic = CompletableFuture.runAsync(() -> sendToManyPrefixes(world));
            Exposition before = agent.scrape();
            int evicting = 0;
            while (!traffic.isDone()) {
                Exposition now = agent.scrape();
                assertIdentity(now);
                assertNothingFalls(before, now);
                evicting += now.value("geoip_ebpf_evictions_total") > 0 ? 1 : 0;
                before = now;
            }
            traffic.join();

            assertTrue(evicting > 0, "that snapshots were taken while prefixes were evicted");
            Exposition last = agent.scrapeAtRest();
            assertIdentity(last);
            DeviceCounters device = DeviceCounters.read(world.node(), Wire.NODE_DEVICE);
            assertEquals(
                    (double) device.sentBytes(),
                    last.value("geoip_interface_bytes_total{direction=\"sent\",interface=\"gt0\"}"),
                    64 * 1024,
                    "that all was counted but what was sent before the agent");
            assertEquals(
                    last.value("geoip_device_bytes_total{direction=\"sent\",interface=\"gt0\"}"),
                    last.value("geoip_interface_bytes_total{direction=\"sent\",interface=\"gt0\"}"));
            assertTrue(last.value(
                            "geoip_unattributed_bytes_total{direction=\"sent\",interface=\"gt0\",reason=\"evicted\"}")
                    > 0);
        }
    }

    private static void assertNothingFalls(Exposition before, Exposition now) {
        before.series().forEach((series, value) -> {
            if (series.contains("_total")) {
                assertTrue(now.value(series) >= value, () -> series + " fell from " + value);
            }
        });
    }

    private static void sendToManyPrefixes(World world) {
        try (RawSocket socket = new RawSocket(world.node(), Wire.NODE_DEVICE)) {
            byte[] frame = Frames.ethernet(
                    Frames.IPV4, Frames.ipv4(Wire.NODE_IPV4, "0.0.0.0", Frames.UDP, Frames.udp(9, Frames.zeros(200))));
            RawSocket.Burst burst = socket.burst(java.util.Collections.nCopies(64, frame));
            long end = System.nanoTime() + 5_000_000_000L;
            for (int prefix = 1; System.nanoTime() < end; ) {
                for (int i = 0; i < 64; i++) {
                    burst.putInt(i, 14 + 16, 0x0b000000 + (prefix++ % 20_000 << 8));
                }
                burst.send();
            }
        }
    }

    @Test
    void countsAllAsUnknownOrPrivateWithoutADatabase() throws Exception {
        try (World world = new World();
                RunningAgent agent = RunningAgent.start(
                                world.node(),
                                "--geoip-db",
                                directory.resolve("none").toString())
                        .awaitReady();
                RawSocket socket = new RawSocket(world.node(), Wire.NODE_DEVICE)) {
            byte[] abroad = Frames.ethernet(
                    Frames.IPV4, Frames.ipv4(Wire.NODE_IPV4, "8.8.8.8", Frames.UDP, Frames.udp(9, Frames.zeros(10))));
            socket.send(abroad);
            socket.send(Frames.ethernet(
                    Frames.IPV4, Frames.ipv4(Wire.NODE_IPV4, "10.1.2.3", Frames.UDP, Frames.udp(9, Frames.zeros(20)))));

            agent.awaitMetrics(
                    "both packets",
                    scrape -> scrape.sum("geoip_bytes_sent_total", "country=\"UNKNOWN\"") == abroad.length
                            && scrape.sum("geoip_bytes_sent_total", "country=\"PRIVATE\"", "ip_version=\"4\"")
                                    == abroad.length + 10);
            agent.awaitLine("warn " + directory.resolve("none") + ": ");
            assertEquals(0, agent.scrape().all("geoip_database_info").size());
        }
    }
}
