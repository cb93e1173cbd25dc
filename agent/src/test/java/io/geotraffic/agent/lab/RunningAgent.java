package io.geotraffic.agent.lab;

import io.geotraffic.agent.Agent;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The agent as a process of its own in a namespace, with its two capabilities. */
public final class RunningAgent implements AutoCloseable {
    private static final int PORT = 10479;

    private final NetworkNamespace node;
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private RunningAgent(NetworkNamespace node, List<String> command) {
        this.node = node;
        this.process = node.start(command.toArray(String[]::new));
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** It listens on the namespace's own loopback, so that each test may have the same port. */
    public static RunningAgent start(NetworkNamespace node, String... options) {
        List<String> command = command(Path.of(System.getProperty("java.library.path")));
        command.addAll(List.of("--listen-address", "127.0.0.1:" + PORT));
        command.addAll(List.of(options));
        if (!command.contains("--poll-interval")) {
            command.addAll(List.of("--poll-interval", "100ms"));
        }
        return new RunningAgent(node, withCapabilities(",+bpf,+net_admin", command));
    }

    /** Any command that listens where this one would. */
    public static RunningAgent run(NetworkNamespace node, List<String> command) {
        return new RunningAgent(node, command);
    }

    /** The JVM and the main class, for options to follow. */
    public static List<String> command(Path libraries) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + libraries,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Agent.class.getName()));
    }

    /** @param capabilities those that it keeps, as setpriv takes them: {@code ,+bpf} */
    public static List<String> withCapabilities(String capabilities, List<String> command) {
        List<String> words = new ArrayList<>(
                // A shell's background job, as this may well be, ignores SIGINT, and so would its children.
                List.of(
                        "env",
                        "--default-signal=INT",
                        "setpriv",
                        "--bounding-set=-all" + capabilities,
                        "--inh-caps=-all",
                        "--no-new-privs",
                        "--"));
        words.addAll(command);
        return words;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add(e.toString());
        }
    }

    public RunningAgent awaitReady() {
        return await("that it is ready", () -> http("/readyz").status() == 200);
    }

    public RunningAgent awaitLine(String part) {
        return await("a line with " + part, () -> output.stream().anyMatch(line -> line.contains(part)));
    }

    public RunningAgent awaitMetrics(String what, Predicate<Exposition> condition) {
        return await(what, () -> condition.test(scrape()));
    }

    /** What may still fail for a while. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException;
    }

    public RunningAgent await(String what, Condition condition) {
        String last = "";
        for (int i = 0; i < 600; i++) {
            try {
                if (condition.holds()) {
                    return this;
                }
            } catch (IOException e) {
                last = e.toString();
            }
            if (!process.isAlive()) {
                break;
            }
            pause(50);
        }
        throw new AssertionError("waited in vain for " + what + " " + last + "; it said: " + String.join("\n", output));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public HttpAnswer http(String path, String... headers) throws IOException {
        return HttpAnswer.get(node, PORT, path, headers);
    }

    /** A connection on which a request was sent; nothing of the answer is read. */
    public Socket request(String path) throws IOException {
        return HttpAnswer.request(node, PORT, path);
    }

    public Exposition scrape() throws IOException {
        HttpAnswer answer = http("/metrics");
        if (answer.status() != 200) {
            throw new IOException(answer.toString());
        }
        return Exposition.parse(answer.text());
    }

    /** Scrapes until twice the same was counted. */
    public Exposition scrapeAtRest() throws IOException {
        Map<String, Double> before = Map.of();
        for (int i = 0; i < 200; i++) {
            Exposition now = scrape();
            Map<String, Double> counted = now.all("geoip_interface_bytes_total");
            if (counted.equals(before)) {
                return now;
            }
            before = counted;
            // Longer than a scrape's answer is shared, and than a poll.
            pause(1200);
        }
        throw new AssertionError("never at rest");
    }

    /** Lines so far. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** What its file descriptors lead to. */
    public List<String> descriptors() throws IOException {
        List<String> targets = new ArrayList<>();
        for (Path descriptor : files("fd")) {
            try {
                targets.add(Files.readSymbolicLink(descriptor).toString());
            } catch (NoSuchFileException e) {
                // Closed meanwhile.
            }
        }
        return targets;
    }

    /** Of its BPF links. */
    public List<String> linkIds() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path descriptor : files("fdinfo")) {
            try (Stream<String> lines = Files.lines(descriptor)) {
                lines.filter(line -> line.startsWith("link_id:"))
                        .forEach(line -> ids.add(line.substring(8).strip()));
            } catch (NoSuchFileException e) {
                // Closed meanwhile.
            }
        }
        return ids;
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid()), folder))) {
            return files.toList();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Its exit status after SIGTERM. */
    public int stop() {
        // Not the process's own way, which closes its output.
        process.toHandle().destroy();
        return awaitEnd();
    }

    public int awaitEnd() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("does not end; it said: " + String.join("\n", output));
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
