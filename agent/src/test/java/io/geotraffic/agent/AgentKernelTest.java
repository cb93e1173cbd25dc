package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.DeviceCounters;
import io.geotraffic.agent.lab.Iperf;
import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process of its own, with its two capabilities. */
@Kernel
class AgentKernelTest {
    private static final String LIBRARY = System.mapLibraryName("geotraffic");

    private static Process start(NetworkNamespace node, Path libraries, String capabilities, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--bounding-set=-all" + capabilities, "--inh-caps=-all", "--no-new-privs", "--"));
        command.addAll(command(libraries, arguments));
        return node.start(command.toArray(String[]::new));
    }

    private static List<String> command(Path libraries, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + libraries,
                "-cp",
                System.getProperty("java.class.path"),
                Agent.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process start(NetworkNamespace node, String... arguments) {
        return start(node, Path.of(System.getProperty("java.library.path")), ",+bpf,+net_admin", arguments);
    }

    private static String awaitCounting(Process agent) throws IOException {
        BufferedReader reader = agent.inputReader(StandardCharsets.UTF_8);
        String line = String.valueOf(reader.readLine());
        assertTrue(line.startsWith("Counting "), line);
        return line;
    }

    private static String rest(Process agent) throws IOException {
        return agent.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
    }

    private static String numbers(DeviceCounters device) {
        return "received %,d in %,d, sent %,d in %,d"
                .formatted(device.receivedBytes(), device.receivedPackets(), device.sentBytes(), device.sentPackets());
    }

    /** Columns of the table: interface, direction, bytes, ... , packets. */
    private static String numbers(String report) {
        return report.lines()
                .filter(line -> line.startsWith(Wire.NODE_DEVICE))
                .limit(2)
                .map(line -> List.of(line.split("\\s+", -1)))
                .map(columns -> columns.get(1) + " " + columns.get(2) + " in " + columns.getLast())
                .collect(Collectors.joining(", "));
    }

    @Test
    void countsUntilItIsToldToEndAndTellsWhatPassed() throws Exception {
        try (Wire wire = new Wire()) {
            wire.offload("tso", "off", "gro", "off").addresses(4);
            Process agent = start(wire.node(), "--interfaces", Wire.NODE_DEVICE, "--poll-interval", "100ms");
            awaitCounting(agent);
            wire.up();
            Iperf.exchange(wire, Wire.NODE_DEVICE, Wire.PEER_IPV4, "--bitrate", "100M");
            // Not the process's own way, which closes its output.
            agent.toHandle().destroy();

            String report = rest(agent);
            assertTrue(agent.waitFor(5, TimeUnit.SECONDS), "that it ends");
            assertEquals(0, agent.exitValue());
            assertEquals(numbers(DeviceCounters.read(wire.node(), Wire.NODE_DEVICE)), numbers(report), () -> report);
            assertTrue(report.contains("192.0.2.0/24"), report);
        }
    }

    @Test
    void leavesNothingAttachedWhenItIsKilled() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            Process agent = start(node, "--interfaces=lo");
            awaitCounting(agent);
            String attached = node.run("bpftool", "net", "show", "dev", "lo");
            agent.destroyForcibly();
            agent.waitFor();

            assertTrue(attached.contains("received_layer2") && attached.contains("sent_layer2"), attached);
            String left = node.run("bpftool", "net", "show", "dev", "lo");
            assertTrue(!left.contains("layer2"), left);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ,+bpf,+net_admin | --interfaces nope0     | 1 | geotraffic-agent: There is no interface nope0: `ip link` lists those that there are
                    ,+bpf            | --interfaces lo        | 3 | geotraffic-agent: Missing capability CAP_NET_ADMIN: to attach to interfaces; run as root or grant it
                    ,+net_admin      | --interfaces lo        | 3 | geotraffic-agent: Missing capability CAP_BPF: to load programs and maps; run as root or grant it
                    ,+bpf,+net_admin | --interfaces lo --nope | 2 | geotraffic-agent: "--nope" is no option: --help lists them
                    """)
    void saysInOneLineWhyItCannot(String capabilities, String arguments, int status, String line) throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            Path libraries = Path.of(System.getProperty("java.library.path"));
            Process agent = start(node, libraries, capabilities, arguments.split(" ", -1));

            assertEquals(line, rest(agent));
            assertEquals(status, agent.waitFor());
        }
    }

    @Test
    void saysThatTheObjectIsDamaged(@TempDir Path libraries) throws Exception {
        // The second ELF header in the library is that of the object. There is no ELF class 9.
        byte[] header = {0x7f, 'E', 'L', 'F', 2, 1, 1};
        byte[] damaged = {0x7f, 'E', 'L', 'F', 9, 1, 1};

        assertTrue(sayOfLibraryWith(header, 1, damaged, libraries)
                .matches("geotraffic-agent: The BPF object in " + LIBRARY + " is damaged .*"));
    }

    @Test
    void saysWhatTheVerifierSaysLast(@TempDir Path libraries) throws Exception {
        // "w0 = -1; exit" at the end of a program becomes a call of a function that there is not.
        byte[] end = {(byte) 0xb4, 0, 0, 0, -1, -1, -1, -1, (byte) 0x95};
        byte[] call = {(byte) 0x85, 0, 0, 0, -1, -1, -1, 0x7f, (byte) 0x95};

        assertTrue(sayOfLibraryWith(end, 0, call, libraries)
                .matches("geotraffic-agent: Cannot load the BPF programs: .*invalid func unknown#2147483647.*"));
    }

    /** What the agent says of a library in which the first such bytes from there on are others. */
    private static String sayOfLibraryWith(byte[] bytes, int from, byte[] others, Path libraries) throws Exception {
        byte[] library = Files.readAllBytes(Path.of(System.getProperty("java.library.path"), LIBRARY));
        System.arraycopy(others, 0, library, find(library, bytes, from), others.length);
        Files.write(libraries.resolve(LIBRARY), library);
        try (NetworkNamespace node = new NetworkNamespace()) {
            Process agent = start(node, libraries, ",+bpf,+net_admin", "--interfaces", "lo");
            String line = rest(agent);
            assertEquals(1, agent.waitFor());
            return line;
        }
    }

    @Test
    void saysThatTheLibraryIsMissing(@TempDir Path empty) throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            Process agent = start(node, empty, ",+bpf,+net_admin", "--interfaces", "lo");

            String line = rest(agent);
            assertTrue(line.matches("geotraffic-agent: Cannot load " + LIBRARY + ": .*"), line);
            assertEquals(1, agent.waitFor());
        }
    }

    @Test
    void saysThatBpfIsRefusedInAUserNamespace() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net"));
            command.addAll(command(Path.of(System.getProperty("java.library.path")), "--interfaces", "lo"));
            Process agent = node.start(command.toArray(String[]::new));

            String line = rest(agent);
            assertTrue(
                    line.startsWith("geotraffic-agent: Missing capability to use bpf() at all: it is refused though"),
                    line);
            assertEquals(3, agent.waitFor());
        }
    }

    @Test
    void saysThatAReportCannotBeWritten() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            List<String> words = command(Path.of(System.getProperty("java.library.path")), "--help");
            Process agent = node.start("sh", "-c", "'" + String.join("' '", words) + "' 2>&1 >/dev/full");

            assertEquals("geotraffic-agent: cannot write to standard output", rest(agent));
            assertEquals(1, agent.waitFor());
        }
    }

    @Test
    void saysThatAnInterfaceIsGone() throws Exception {
        try (Wire wire = new Wire()) {
            Process agent = start(wire.node(), "--interfaces", Wire.NODE_DEVICE, "--poll-interval", "100ms");
            awaitCounting(agent);
            wire.node().run("ip", "link", "del", Wire.NODE_DEVICE);

            BufferedReader reader = agent.inputReader(StandardCharsets.UTF_8);
            assertEquals(
                    "geotraffic-agent: gt0, received: not counted any more, the interface is gone", reader.readLine());
            assertEquals("geotraffic-agent: gt0, sent: not counted any more, the interface is gone", reader.readLine());
            agent.toHandle().destroy();
            assertTrue(rest(agent).contains("gt0"));
            assertEquals(0, agent.waitFor());
        }
    }

    private static int find(byte[] bytes, byte[] pattern, int from) {
        for (int at = from; at <= bytes.length - pattern.length; at++) {
            if (Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }
}
