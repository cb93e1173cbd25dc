package io.geotraffic.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The agent by its launcher, as a user starts it, in the namespace that this process is in. */
final class AgentProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long GLANCE_NANOS = 500_000;

    /** The namespace is ours alone, so all of its ports are free. */
    private static final AtomicInteger PORTS = new AtomicInteger(20_000);

    private record Line(String text, long nanos) {}

    private final int port = PORTS.incrementAndGet();
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final List<String> read = new ArrayList<>();
    private final long begin;
    private final Process process;

    private AgentProcess(Path launcher, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "--listen-address", "127.0.0.1:" + port));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        begin = System.nanoTime();
        process = builder.start();
        Thread.ofPlatform().name("log").daemon().start(this::read);
    }

    static AgentProcess start(Path launcher, String... options) throws IOException {
        return new AgentProcess(launcher, List.of(options));
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(text -> lines.add(new Line(text, System.nanoTime())));
        } catch (IOException e) {
            lines.add(new Line(e.toString(), System.nanoTime()));
        }
    }

    /** @return the time since just before its start, in ns */
    long awaitReady() throws IOException {
        while (System.nanoTime() - begin < PATIENCE.toNanos() && process.isAlive()) {
            if (isReady()) {
                return System.nanoTime() - begin;
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        throw failure("is not ready");
    }

    private boolean isReady() {
        try {
            return scraper().get("/readyz").status() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    /** @return when, by {@link System#nanoTime}, it logged the next line that ends so */
    long awaitLine(String end) throws IOException, InterruptedException {
        @Nullable Line line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        while (line != null) {
            read.add(line.text());
            if (line.text().endsWith(end)) {
                return line.nanos();
            }
            line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        throw failure("does not log \"" + end + "\"");
    }

    Scraper scraper() {
        return new Scraper(port);
    }

    long pid() {
        return process.pid();
    }

    /** @return the time from SIGTERM to its end, in ns */
    long stop() throws IOException, InterruptedException {
        long start = System.nanoTime();
        // Not the process's own way, which closes its output.
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw failure("does not end as it should");
        }
        return System.nanoTime() - start;
    }

    private IOException failure(String what) {
        lines.forEach(line -> read.add(line.text()));
        return new IOException("the agent " + what + "; it said:\n" + String.join("\n", read));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
