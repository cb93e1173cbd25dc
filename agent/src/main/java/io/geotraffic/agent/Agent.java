package io.geotraffic.agent;

import io.geotraffic.agent.bpf.BpfException;
import io.geotraffic.agent.bpf.MissingCapabilityException;
import io.geotraffic.agent.bpf.UnsupportedKernelException;
import io.geotraffic.agent.flow.Poll;
import io.geotraffic.agent.options.AgentOptions;
import io.geotraffic.agent.options.OptionException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command. */
public final class Agent {
    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNSUPPORTED = 3;

    private final AgentOptions options;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Long, Long> bytesByKey = new HashMap<>();

    private Agent(AgentOptions options) {
        this.options = options;
    }

    public static void main(String... arguments) throws InterruptedException {
        // What it prints is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        try {
            AgentOptions options = AgentOptions.parse(arguments);
            if (options.help()) {
                System.out.print(AgentOptions.HELP);
                return;
            }
            new Agent(options).run();
        } catch (OptionException e) {
            fail(e, WRONG_USAGE);
        } catch (MissingCapabilityException | UnsupportedKernelException e) {
            fail(e, UNSUPPORTED);
        } catch (IOException e) {
            fail(e, FAILURE);
        }
    }

    private static void fail(Exception e, int status) {
        System.err.println("geotraffic-agent: " + e.getMessage());
        // A shutdown hook may wait for this very thread.
        Runtime.getRuntime().halt(status);
    }

    private void run() throws IOException, InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (TrafficMonitor monitor = TrafficMonitor.load(options.mapMaxEntries(), options.flowBatchSize())) {
            for (String name : options.interfaces()) {
                names.put(monitor.add(name), name);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endWith(stop, done)));
            System.err.println("Counting " + String.join(", ", options.interfaces()) + ". Ctrl-C ends and tells.");
            while (!stop.await(options.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                monitor.poll(this::add);
            }
            System.out.print(Report.of(last(monitor), names, bytesByKey));
        }
        done.countDown();
    }

    private static void endWith(CountDownLatch stop, CountDownLatch done) {
        stop.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Detached first: then nothing is in flight, and the account is exact. */
    private Poll last(TrafficMonitor monitor) throws BpfException, IOException {
        for (String name : options.interfaces()) {
            monitor.remove(name);
        }
        return monitor.poll(this::add);
    }

    private void add(long key, long bytes) {
        bytesByKey.merge(key, bytes, Long::sum);
    }
}
