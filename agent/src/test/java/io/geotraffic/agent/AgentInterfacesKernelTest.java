package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.Exposition;
import io.geotraffic.agent.lab.Frames;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.RawSocket;
import io.geotraffic.agent.lab.RunningAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interfaces come, go, and change while the agent runs. */
@Kernel
class AgentInterfacesKernelTest {
    private static final byte[] FRAME = Frames.ethernet(
            Frames.IPV4, Frames.ipv4("192.0.2.1", "8.8.8.8", Frames.UDP, Frames.udp(9, Frames.zeros(50))));

    /** Of interfaces that tell nobody of themselves. */
    private static void addPair(NetworkNamespace node, String name, String peer) {
        node.run("sysctl", "-qw", "net.ipv6.conf.default.disable_ipv6=1");
        node.run("ip", "link", "add", name, "up", "type", "veth", "peer", "name", peer);
        node.run("ip", "link", "set", peer, "up");
    }

    private static void send(NetworkNamespace node, String device) {
        try (RawSocket socket = new RawSocket(node, device)) {
            socket.send(FRAME);
        }
    }

    private static String sent(String device) {
        return "geoip_bytes_sent_total{country=\"UNKNOWN\",interface=\"" + device + "\",ip_version=\"4\"}";
    }

    private static String status(String device) {
        return "geoip_interface_status{interface=\"" + device + "\"}";
    }

    private static boolean isOf(Exposition scrape, String series, double value) {
        return scrape.has(series) && scrape.value(series) == value;
    }

    @Test
    void waitsForANamedInterfaceAndCountsItOnceItIsThere() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent = RunningAgent.start(node, "--interfaces", "gt7")) {
            agent.awaitLine("warn no interface is counted");
            assertEquals(503, agent.http("/readyz").status());
            assertEquals(
                    "no interface is counted: none that there is matches --interfaces\n",
                    agent.http("/readyz").text());
            assertEquals(200, agent.http("/healthz").status());
            agent.awaitMetrics("that it is missing", scrape -> isOf(scrape, status("gt7"), 2));

            addPair(node, "gt7", "gt8");
            agent.awaitReady();
            send(node, "gt7");
            agent.awaitMetrics("the frame", scrape -> isOf(scrape, sent("gt7"), FRAME.length));
            assertEquals(0, agent.scrape().value(status("gt7")));
        }
    }

    @Test
    void tellsOfInterfacesLongBeforeTheNextPollIsDue() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent = RunningAgent.start(node, "--interfaces", "lo,gt7", "--poll-interval", "5m")
                        .awaitReady()) {
            addPair(node, "gt7", "gt8");
            agent.awaitMetrics("that it is there", scrape -> isOf(scrape, status("gt7"), 0));
            send(node, "gt7");
            node.run("ip", "link", "set", "gt7", "down");
            agent.awaitMetrics("that it is down", scrape -> isOf(scrape, status("gt7"), 1));
            assertEquals(FRAME.length, agent.scrape().value(sent("gt7")));
            node.run("ip", "link", "del", "gt7");
            agent.awaitMetrics("that it is gone", scrape -> isOf(scrape, status("gt7"), 2) && !scrape.has(sent("gt7")));
        }
    }

    @Test
    void isReadyThoughOneOfTheNamedIsMissing() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent =
                        RunningAgent.start(node, "--interfaces", "lo,gt7").awaitReady()) {
            assertEquals(2, agent.scrape().value(status("gt7")));
            assertEquals(0, agent.scrape().value(status("lo")));
        }
    }

    @Test
    void takesTheSeriesOfAnInterfaceThatGoes() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            addPair(node, "gt7", "gt8");
            try (RunningAgent agent =
                    RunningAgent.start(node, "--interfaces", "gt9,gt7,g*8").awaitReady()) {
                send(node, "gt7");
                agent.awaitMetrics(
                        "the frame", scrape -> scrape.sum("geoip_bytes_received_total", "\"gt8\"") == FRAME.length);
                node.run("ip", "link", "del", "gt7");

                agent.awaitMetrics(
                        "that they go",
                        scrape -> scrape.series().keySet().stream()
                                .noneMatch(series -> series.contains("\"gt8\"")
                                        || (series.contains("\"gt7\"") && !series.contains("status"))));
                assertEquals(2, agent.scrape().value(status("gt7")));
                agent.awaitMetrics("that the map's entries go", scrape -> scrape.value("geoip_ebpf_map_entries") == 0);
                assertTrue(agent.scrape().value("geoip_ebpf_packets_total") >= 2);
            }
        }
    }

    @Test
    void followsAnInterfaceUnderItsNewName() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            addPair(node, "gt7", "gt8");
            try (RunningAgent agent =
                    RunningAgent.start(node, "--interfaces", "any").awaitReady()) {
                send(node, "gt7");
                agent.awaitMetrics("the frame", scrape -> isOf(scrape, sent("gt7"), FRAME.length));
                node.run("ip", "link", "set", "gt7", "down");
                node.run("ip", "link", "set", "gt7", "name", "wan0");
                node.run("ip", "link", "set", "wan0", "up");
                send(node, "wan0");

                agent.awaitMetrics("both frames", scrape -> isOf(scrape, sent("wan0"), 2 * FRAME.length));
                assertFalse(agent.scrape().has(sent("gt7")));
                assertFalse(agent.scrape().has(status("gt7")));
                assertFalse(agent.scrape().has(status("lo")), "that any leaves the loopback out");
            }
        }
    }

    @Test
    void tellsThatAnInterfaceIsDown() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            addPair(node, "gt7", "gt8");
            try (RunningAgent agent =
                    RunningAgent.start(node, "--interfaces", "gt7").awaitReady()) {
                node.run("ip", "link", "set", "gt8", "down");
                agent.awaitMetrics("that it is down", scrape -> isOf(scrape, status("gt7"), 1));
                assertEquals(200, agent.http("/readyz").status());
                node.run("ip", "link", "set", "gt8", "up");
                agent.awaitMetrics("that it is up", scrape -> isOf(scrape, status("gt7"), 0));
            }
        }
    }

    @Test
    void tellsThatNothingIsCounted() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent = RunningAgent.start(node, "--interfaces", "eht0")) {
            agent.awaitLine("warn no interface is counted: none that there is matches --interfaces");
        }
    }

    @Test
    void followsDefaultRoutes() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            addPair(node, "gt1", "gt2");
            addPair(node, "gt3", "gt4");
            node.run("ip", "addr", "add", "192.0.2.1/24", "dev", "gt1");
            node.run("ip", "addr", "add", "198.51.100.1/24", "dev", "gt3");
            try (RunningAgent agent = RunningAgent.start(node)) {
                agent.awaitLine("Listening on");
                node.run("ip", "route", "add", "default", "via", "192.0.2.9");
                agent.awaitReady().awaitMetrics("gt1", scrape -> isOf(scrape, status("gt1"), 0));
                node.run("ip", "route", "replace", "default", "via", "198.51.100.9");
                agent.awaitMetrics("gt3 alone", scrape -> scrape.has(status("gt3")) && !scrape.has(status("gt1")));
                node.run("sysctl", "-qw", "net.ipv6.conf.gt2.disable_ipv6=0");
                node.run("ip", "-6", "route", "add", "default", "dev", "gt2");
                agent.awaitMetrics("IPv6's too", scrape -> scrape.has(status("gt3")) && scrape.has(status("gt2")));
                node.run(
                        "ip",
                        "route",
                        "replace",
                        "default",
                        "nexthop",
                        "via",
                        "198.51.100.9",
                        "nexthop",
                        "via",
                        "192.0.2.9");
                agent.awaitMetrics(
                        "both next hops",
                        scrape -> scrape.all("geoip_interface_status").size() == 3 && scrape.has(status("gt1")));
                node.run("ip", "link", "set", "gt3", "down");
                node.run("ip", "link", "del", "gt1");
                node.run("ip", "-6", "route", "flush", "default");
                agent.awaitMetrics(
                        "none", scrape -> scrape.all("geoip_interface_status").isEmpty());
                assertEquals(503, agent.http("/readyz").status());
            }
        }
    }

    @Test
    void letsGoOfAnInterfaceThatMovesAway() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                NetworkNamespace other = new NetworkNamespace()) {
            addPair(node, "gt7", "gt8");
            try (RunningAgent agent =
                    RunningAgent.start(node, "--interfaces", "gt7,lo").awaitReady()) {
                assertTrue(node.run("bpftool", "net", "show", "dev", "gt7").contains("received_layer2"));
                node.moveTo(other, "gt7");

                agent.awaitMetrics("that it is missing", scrape -> isOf(scrape, status("gt7"), 2));
                assertFalse(other.run("bpftool", "net", "show", "dev", "gt7").contains("layer2"));
            }
        }
    }

    @Test
    void attachesAnewWhatSomebodyDetached() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            addPair(node, "gt7", "gt8");
            try (RunningAgent agent =
                    RunningAgent.start(node, "--interfaces", "gt7").awaitReady()) {
                // Its own: bpftool sees those of the whole machine.
                String link = agent.linkIds().getFirst();
                send(node, "gt7");
                agent.awaitMetrics("the frame", scrape -> isOf(scrape, sent("gt7"), FRAME.length));
                node.run("bpftool", "link", "detach", "id", link);

                agent.awaitLine("not counted any more, the program is not attached");
                agent.await("that it is attached", () -> {
                    String shown = node.run("bpftool", "net", "show", "dev", "gt7");
                    return shown.contains("received_layer2") && shown.contains("sent_layer2");
                });
                send(node, "gt7");
                agent.awaitMetrics("that the count goes on", scrape -> isOf(scrape, sent("gt7"), 2 * FRAME.length));
                agent.awaitReady();
            }
        }
    }

    @Test
    void twoHundredInterfacesLeaveNothingBehind() throws Exception {
        comeAndGo(1);
    }

    @Test
    @Tag("nightly")
    @Timeout(400)
    void aThousandInterfacesLeaveNothingBehind() throws Exception {
        comeAndGo(5);
    }

    /** The kernel waits for a grace period, twice for each: some 25 ms that nobody can shorten. */
    private static void comeAndGo(int rounds) throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent = RunningAgent.start(node, "--interfaces", "any")) {
            addPair(node, "gt7", "gt8");
            agent.awaitReady();
            long descriptors = descriptors(agent);
            for (int round = 0; round < rounds; round++) {
                batch(node, i -> "link add gta%d up type veth peer name gtb%d".formatted(i, i));
                agent.awaitMetrics(
                        "all of them",
                        scrape -> scrape.all("geoip_device_bytes_total").size() == 404);
                send(node, "gta5");
                batch(node, i -> "link del gta" + i);
                agent.awaitMetrics(
                        "none of them",
                        scrape -> scrape.all("geoip_device_bytes_total").size() == 4);
            }

            agent.await("that its descriptors are closed", () -> descriptors(agent) == descriptors);
            Exposition scrape = agent.scrapeAtRest();
            assertEquals(0, scrape.value("geoip_ebpf_map_entries"));
            assertTrue(scrape.series().keySet().stream().noneMatch(series -> series.contains("gta")));
        }
    }

    private static void batch(NetworkNamespace node, IntFunction<String> command) throws Exception {
        Path file = Files.createTempFile("batch", "");
        Files.writeString(file, IntStream.range(0, 100).mapToObj(command).collect(Collectors.joining("\n", "", "\n")));
        node.run("ip", "-batch", file.toString());
        Files.delete(file);
    }

    /** Of programs, maps and links; the others come and go with scrapes. */
    private static long descriptors(RunningAgent agent) throws IOException {
        return agent.descriptors().stream()
                .filter(target -> target.contains("bpf"))
                .count();
    }
}
