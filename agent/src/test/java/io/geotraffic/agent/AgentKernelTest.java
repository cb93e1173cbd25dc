package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.lab.Kernel;
import io.geotraffic.agent.lab.NetworkNamespace;
import io.geotraffic.agent.lab.RunningAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process of its own, with its two capabilities. */
@Kernel
class AgentKernelTest {
    private static final String LIBRARY = System.mapLibraryName("geotraffic");
    private static final Path LIBRARIES = Path.of(System.getProperty("java.library.path"));

    private static RunningAgent start(NetworkNamespace node, Path libraries, String capabilities, String... arguments) {
        List<String> command = RunningAgent.command(libraries);
        command.addAll(List.of(arguments));
        return RunningAgent.run(node, RunningAgent.withCapabilities(capabilities, command));
    }

    @Test
    void leavesNothingAttachedWhenItIsKilled() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            RunningAgent agent = RunningAgent.start(node, "--interfaces=lo").awaitReady();
            String attached = node.run("bpftool", "net", "show", "dev", "lo");
            agent.close();
            agent.awaitEnd();

            assertTrue(attached.contains("received_layer2") && attached.contains("sent_layer2"), attached);
            String left = node.run("bpftool", "net", "show", "dev", "lo");
            assertTrue(!left.contains("layer2"), left);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void endsWhenItIsToldTo(String signal) throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            RunningAgent agent = RunningAgent.start(node, "--interfaces=lo").awaitReady();
            node.run("kill", "-" + signal, String.valueOf(agent.pid()));

            assertEquals(0, agent.awaitEnd());
            assertTrue(
                    agent.output().getLast().endsWith("info Counting lo no more"),
                    () -> agent.output().toString());
            assertTrue(!node.run("bpftool", "net", "show", "dev", "lo").contains("layer2"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''               | --interfaces lo        | 3 | geotraffic-agent: Missing capability CAP_BPF: to load programs and maps; CAP_NET_ADMIN: to attach to interfaces; run as root or grant what is missing
                    ,+bpf            | --interfaces lo        | 3 | geotraffic-agent: Missing capability CAP_NET_ADMIN: to attach to interfaces; run as root or grant what is missing
                    ,+net_admin      | --interfaces lo        | 3 | geotraffic-agent: Missing capability CAP_BPF: to load programs and maps; run as root or grant what is missing
                    ,+bpf,+net_admin | --interfaces lo --nope | 2 | geotraffic-agent: "--nope" is no option: --help lists them
                    """)
    void saysInOneLineWhyItCannot(String capabilities, String arguments, int status, String line) throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            RunningAgent agent = start(node, LIBRARIES, capabilities, arguments.split(" ", -1));

            assertEquals(status, agent.awaitEnd());
            assertEquals(line, agent.output().getLast());
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
        byte[] library = Files.readAllBytes(LIBRARIES.resolve(LIBRARY));
        System.arraycopy(others, 0, library, find(library, bytes, from), others.length);
        Files.write(libraries.resolve(LIBRARY), library);
        try (NetworkNamespace node = new NetworkNamespace()) {
            RunningAgent agent = start(node, libraries, ",+bpf,+net_admin", "--interfaces", "lo");
            assertEquals(1, agent.awaitEnd());
            return agent.output().getLast();
        }
    }

    @Test
    void saysThatTheLibraryIsMissing(@TempDir Path empty) throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            RunningAgent agent = start(node, empty, ",+bpf,+net_admin", "--interfaces", "lo");

            assertEquals(1, agent.awaitEnd());
            String line = agent.output().getLast();
            assertTrue(line.matches("geotraffic-agent: Cannot load " + LIBRARY + ": .*"), line);
        }
    }

    @Test
    void saysThatBpfIsRefusedInAUserNamespace() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net"));
            command.addAll(RunningAgent.command(LIBRARIES));
            RunningAgent agent = RunningAgent.run(node, command);

            assertEquals(3, agent.awaitEnd());
            String line = agent.output().getLast();
            assertTrue(
                    line.startsWith("geotraffic-agent: Missing capability to use bpf() at all: it is refused though"),
                    line);
        }
    }

    @Test
    void saysThatHelpCannotBeWritten() throws Exception {
        try (NetworkNamespace node = new NetworkNamespace()) {
            String words = String.join("' '", RunningAgent.command(LIBRARIES));
            RunningAgent agent = RunningAgent.run(node, List.of("sh", "-c", "'" + words + "' --help 2>&1 >/dev/full"));

            assertEquals(1, agent.awaitEnd());
            assertEquals(
                    "geotraffic-agent: cannot write to standard output",
                    agent.output().getLast());
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
