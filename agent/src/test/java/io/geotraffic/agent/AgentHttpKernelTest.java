package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.HttpAnswer;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.RunningAgent;
import io.geotraffic.agent.lab.World;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent's HTTP server does, and what nobody can do to the agent by it. */
@Kernel
class AgentHttpKernelTest {
    @TempDir
    private Path directory;

    @Test
    void showsMetricsHealthReadinessAndAPage() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent = RunningAgent.start(node, "--interfaces", "lo", "--metrics-path", "/numbers")
                        .awaitReady()) {
            assertTrue(agent.http("/numbers").text().contains("# TYPE geoip_interface_bytes_total counter"));
            assertTrue(agent.http("/numbers", "Accept: application/openmetrics-text;version=1.0.0")
                    .text()
                    .endsWith("# EOF\n"));
            assertEquals("ok\n", agent.http("/healthz").text());
            HttpAnswer page = agent.http("/");
            assertTrue(page.head().contains("text/html"));
            assertTrue(page.text().contains("<a href=\"./numbers\">"), page::text);
            assertTrue(agent.http("/assets/app.js").head().contains("text/javascript"));
            assertEquals(404, agent.http("/metrics").status());
        }
    }

    @Test
    void promtoolFindsNothingWrongWithTheMetrics() throws Exception {
        try (World world = new World();
                RunningAgent agent = RunningAgent.start(
                                world.node(),
                                "--geoip-db",
                                World.database(directory.resolve("db.mmdb")).toString())
                        .awaitReady()) {
            Path tool = Path.of(System.getProperty("java.library.path")).resolveSibling("tools/promtool");
            Process promtool = new ProcessBuilder(
                            Files.isExecutable(tool) ? tool.toString() : "promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream in = promtool.getOutputStream()) {
                in.write(agent.http("/metrics").text().getBytes(StandardCharsets.UTF_8));
            }
            assertEquals("", new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, promtool.waitFor());
        }
    }

    @Test
    void asksForAPasswordWhereThereIsOne() throws Exception {
        Path config = Files.writeString(
                directory.resolve("web.yml"),
                "basic_auth_users:\n  alice: $2b$04$KJYJYfXgLFEuKwd0Kn5JXeEsHjM5rcCoJYXKcHe9jOVi3v4YsgEyC\n");
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent = RunningAgent.start(
                                node, "--interfaces", "lo", "--web-config-file", config.toString())
                        .awaitReady()) {
            assertEquals(401, agent.http("/metrics").status());
            assertEquals(401, agent.http("/").status());
            assertEquals(401, agent.http("/assets/app.js").status());
            assertEquals(200, agent.http("/healthz").status());
        }
    }

    @Test
    void saysInOneLineThatTheWebConfigurationIsWrong() throws Exception {
        Path config = Files.writeString(directory.resolve("web.yml"), "basic_auth_users:\n  alice: secret\n");
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent =
                        RunningAgent.start(node, "--interfaces", "lo", "--web-config-file", config.toString())) {
            assertEquals(1, agent.awaitEnd());
            String line = agent.output().getLast();
            assertTrue(line.startsWith("geotraffic-agent: ") && line.contains(config.toString()), line);
            assertTrue(line.contains("alice") && !line.contains("secret"), line);
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent first =
                        RunningAgent.start(node, "--interfaces", "lo").awaitReady();
                RunningAgent second = RunningAgent.start(node, "--interfaces", "lo")) {
            assertEquals(4, second.awaitEnd());
            assertEquals(
                    "geotraffic-agent: cannot listen on 127.0.0.1:10479: Address already in use",
                    second.output().getLast());
            assertEquals(200, first.http("/readyz").status());
        }
    }

    @Test
    void pollsOnTimeWhateverScrapersDo() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace();
                RunningAgent agent = RunningAgent.start(node, "--interfaces", "lo", "--log-level", "debug")
                        .awaitReady()) {
            int descriptors = agent.descriptors().size();
            long start = System.nanoTime();
            long before = polls(agent);
            List<Socket> slow = new ArrayList<>();
            int answered = 0;
            for (int i = 0; i < 10_000; i++) {
                // A thousand of them ask and read nothing.
                if (i % 10 == 0) {
                    slow.add(agent.request("/metrics"));
                } else {
                    answered += tryScrape(agent) ? 1 : 0;
                }
            }
            long due = (System.nanoTime() - start) / 100_000_000;
            long polls = polls(agent) - before;
            for (Socket socket : slow) {
                socket.close();
            }

            // A busy machine may be late; if polls waited for scrapers, there would be hardly any.
            assertTrue(polls >= due / 2, polls + " polls where " + due + " were due");
            assertTrue(answered > 0, "that scrapes were answered meanwhile");
            agent.await(
                    "that all connections are closed", () -> agent.descriptors().size() <= descriptors + 3);
            assertEquals(200, agent.http("/metrics").status());
            assertEquals(0, agent.stop());
        }
    }

    private static boolean tryScrape(RunningAgent agent) {
        try {
            return agent.http("/metrics").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static long polls(RunningAgent agent) {
        return agent.output().stream()
                .filter(line -> line.contains("debug Poll "))
                .count();
    }
}
