package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.RunningAgent;
import io.geotraffic.agent.lab.Wire;
import io.geotraffic.agent.lab.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make build} leaves, started as a user does. */
@Kernel
class LauncherKernelTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("java.library.path")).resolveSibling("geotraffic-agent");

    /** A cache of classes that the JVM would refuse in silence makes it fail. */
    private static RunningAgent launch(World world, String... options) {
        List<String> command = Stream.concat(
                        Stream.of("env", "JDK_JAVA_OPTIONS=-XX:AOTMode=on", LAUNCHER.toString()), Stream.of(options))
                .toList();
        return RunningAgent.run(world.node(), RunningAgent.withCapabilities(",+bpf,+net_admin", command));
    }

    @Test
    void countsTheWayOutByDefault(@TempDir Path directory) throws Exception {
        Path database = World.database(directory.resolve("country.mmdb"));
        try (World world = new World();
                RunningAgent agent =
                        launch(world, "--geoip-db", database.toString()).awaitReady()) {
            String there = World.HOSTS.getFirst().address();
            byte[] out = Frames.ethernet(
                    Frames.IPV4, Frames.ipv4(Wire.NODE_IPV4, there, Frames.UDP, Frames.udp(9, Frames.zeros(1000))));
            byte[] back = Frames.ethernet(
                    Frames.IPV4, Frames.ipv4(there, Wire.NODE_IPV4, Frames.UDP, Frames.udp(9, Frames.zeros(500))));
            try (RawSocket node = new RawSocket(world.node(), Wire.NODE_DEVICE);
                    RawSocket peer = new RawSocket(world.peer(), Wire.PEER_DEVICE)) {
                node.send(out);
                peer.send(back);
            }

            String labels = "{country=\"US\",interface=\"" + Wire.NODE_DEVICE + "\",ip_version=\"4\"}";
            agent.awaitMetrics(
                    "both frames",
                    scrape -> scrape.has("geoip_bytes_received_total" + labels)
                            && scrape.value("geoip_bytes_sent_total" + labels) == out.length
                            && scrape.value("geoip_bytes_received_total" + labels) == back.length);
            assertTrue(agent.http("/").text().contains("<td>US</td><td>542</td><td>1,042</td>"));
            assertEquals(0, agent.stop());
        }
    }

    /** What the JVM makes up as it runs, it makes up at each start, with a hundred classes that help it to. */
    @Test
    void hasEveryClassInTheCache(@TempDir Path directory) throws Exception {
        Path classes = directory.resolve("classes");
        String script = Files.readString(LAUNCHER);
        String logging = script.replaceFirst("-Xlog:disable", "-Xlog:class+load:file=" + classes + ":none");
        assertNotEquals(script, logging);
        Path launcher = Files.writeString(
                directory.resolve("launcher"),
                logging.replaceFirst("(?m)^home=.*", "home=" + LAUNCHER.resolveSibling("agent")));
        Path database = World.database(directory.resolve("country.mmdb"));
        List<String> command = List.of("sh", launcher.toString(), "--geoip-db", database.toString());
        try (World world = new World();
                RunningAgent agent = RunningAgent.run(world.node(), command).awaitReady()) {
            for (String path : List.of("/", "/metrics", "/healthz", "/readyz")) {
                assertEquals(200, agent.http(path).status());
            }
            // As a browser asks.
            assertEquals(200, agent.http("/", "Accept-Encoding: gzip").status());
            assertEquals(
                    200, agent.http("/assets/page.css", "Accept-Encoding: gzip").status());
            assertEquals(304, agent.http("/assets/page.css", "If-None-Match: *").status());
            world.node().run("ip", "link", "set", "lo", "mtu", "9000");
            byte[] frame = Frames.ethernet(
                    Frames.IPV4, Frames.ipv4(Wire.NODE_IPV4, "10.9.9.9", Frames.UDP, Frames.udp(9, Frames.zeros(9))));
            try (RawSocket node = new RawSocket(world.node(), Wire.NODE_DEVICE)) {
                node.send(frame);
            }
            String series = "geoip_bytes_sent_total{country=\"PRIVATE\",interface=\"" + Wire.NODE_DEVICE
                    + "\",ip_version=\"4\"}";
            agent.awaitMetrics("the frame", scrape -> scrape.has(series));
            assertEquals(0, agent.stop());
        }
        List<String> all = Files.readAllLines(classes);
        List<String> missing = all.stream()
                .filter(line -> !line.contains("shared objects file"))
                // A few of the JDK's own, such as events of its flight recorder, are never taken into a cache,
                // and others are loaded only when threads happen to meet.
                .filter(line -> !line.contains("source: jrt:"))
                .toList();
        assertTrue(all.size() > 1000, "classes are logged");
        assertEquals(List.of(), missing);
    }

    @Test
    void explainsItself() {
        try (World world = new World();
                RunningAgent help = launch(world, "-h");
                RunningAgent version = launch(world, "--version")) {
            assertEquals(0, help.awaitEnd());
            assertTrue(help.output().contains("Usage: geotraffic-agent [options]"));
            assertEquals(0, version.awaitEnd());
            assertTrue(version.output().getLast().matches("geotraffic-agent \\d+\\.\\d+\\.\\d+.* \\(revision .*"));
        }
    }
}
