package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.Exposition;
import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.RunningAgent;
import io.geotraffic.agent.lab.Wire;
import io.geotraffic.agent.lab.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The country database comes, is replaced, and is spoilt while the agent runs. */
@Kernel
class AgentDatabaseKernelTest {
    private static final String ADDRESS = "9.9.9.9";

    @TempDir
    private Path directory;

    private Path database(String name, String country) throws Exception {
        return World.database(directory.resolve(name), Map.of("9.9.9.0/24", country));
    }

    private static void awaitCountry(World world, RunningAgent agent, String country) {
        try (RawSocket socket = new RawSocket(world.node(), Wire.NODE_DEVICE)) {
            byte[] frame = Frames.ethernet(
                    Frames.IPV4, Frames.ipv4(Wire.NODE_IPV4, ADDRESS, Frames.UDP, Frames.udp(9, Frames.zeros(10))));
            agent.awaitMetrics("traffic to " + country, scrape -> {
                socket.send(frame);
                return scrape.sum("geoip_bytes_sent_total", "country=\"" + country + "\"") > 0;
            });
        }
    }

    @Test
    void takesADatabaseThatAppearsAndOneThatReplacesIt() throws Exception {
        try (World world = new World();
                RunningAgent agent = RunningAgent.start(
                                world.node(),
                                "--geoip-db",
                                directory.resolve("db.mmdb").toString())
                        .awaitReady()) {
            awaitCountry(world, agent, "UNKNOWN");
            database("db.mmdb", "BR");
            awaitCountry(world, agent, "BR");
            Files.move(database("other.mmdb", "IN"), directory.resolve("db.mmdb"), StandardCopyOption.REPLACE_EXISTING);
            awaitCountry(world, agent, "IN");

            Exposition scrape = agent.scrapeAtRest();
            assertEquals(2, scrape.value("geoip_database_reloads_total{result=\"success\"}"));
            assertEquals(0, scrape.value("geoip_database_reloads_total{result=\"failure\"}"));
            assertEquals(1, scrape.value("geoip_database_info{build=\"2023-11-14T22:13:20Z\",type=\"Test-Country\"}"));
            assertEquals(1_700_000_000, scrape.value("geoip_database_build_timestamp_seconds"));
            assertTrue(scrape.sum("geoip_bytes_sent_total", "country=\"BR\"") > 0, "that what was counted stays");
        }
    }

    @Test
    void followsTheSymbolicLinksOfAConfigMap() throws Exception {
        Files.createDirectory(directory.resolve("..1"));
        Files.createDirectory(directory.resolve("..2"));
        database("..1/db.mmdb", "BR");
        database("..2/db.mmdb", "IN");
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..1"));
        Path file = Files.createSymbolicLink(directory.resolve("db.mmdb"), Path.of("..data/db.mmdb"));
        try (World world = new World();
                RunningAgent agent = RunningAgent.start(world.node(), "--geoip-db", file.toString())
                        .awaitReady()) {
            awaitCountry(world, agent, "BR");
            Files.createSymbolicLink(directory.resolve("..tmp"), Path.of("..2"));
            Files.move(directory.resolve("..tmp"), directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            awaitCountry(world, agent, "IN");
        }
    }

    @Test
    void keepsTheLastGoodOneWhenItIsSpoilt() throws Exception {
        Path file = database("db.mmdb", "BR");
        try (World world = new World();
                RunningAgent agent = RunningAgent.start(world.node(), "--geoip-db", file.toString())
                        .awaitReady()) {
            awaitCountry(world, agent, "BR");
            byte[] whole = Files.readAllBytes(file);
            // In place: the very file that was read is cut off.
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            agent.awaitMetrics(
                    "that it is refused",
                    scrape -> scrape.value("geoip_database_reloads_total{result=\"failure\"}") == 1);
            agent.awaitLine("warn " + file + ": ");
            double before = agent.scrape().sum("geoip_bytes_sent_total", "country=\"BR\"");
            try (RawSocket socket = new RawSocket(world.node(), Wire.NODE_DEVICE)) {
                socket.send(Frames.ethernet(
                        Frames.IPV4,
                        Frames.ipv4(Wire.NODE_IPV4, ADDRESS, Frames.UDP, Frames.udp(9, Frames.zeros(10)))));
            }
            agent.awaitMetrics("still BR", scrape -> scrape.sum("geoip_bytes_sent_total", "country=\"BR\"") > before);
            assertEquals(200, agent.http("/readyz").status());
        }
    }
}
