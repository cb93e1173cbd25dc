package io.geotraffic.agent;

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
    private final CountDownLatch stop;
    private final Map<Integer, String> names = new HashMap<>();
    private final PrefixTotals totals = new PrefixTotals();

    private Agent(AgentOptions options, CountDownLatch stop) {
        this.options = options;
        this.stop = stop;
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // of a bug, and then there is nobody to throw it to
    public static void main(String... arguments) {
        // What it prints is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop)));
        int status = FAILURE;
        try {
            status = run(stop, arguments);
        } catch (OptionException e) {
            status = WRONG_USAGE;
            say(String.valueOf(e.getMessage()));
        } catch (MissingCapabilityException | UnsupportedKernelException e) {
            status = UNSUPPORTED;
            say(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            say(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            say("the JVM's heap is too small (" + e.getMessage()
                    + "): give it more by -Xmx, or ask for smaller batches by --flow-batch-size");
        } catch (InterruptedException | RuntimeException e) {
            e.printStackTrace(); // nothing that a user can cause
        } finally {
            // The hook waits for nothing else: however this ends, the process does.
            Runtime.getRuntime().halt(status);
        }
    }

    private static void say(String line) {
        System.err.println("geotraffic-agent: " + line);
    }

    /** A signal starts the hooks, and the JVM ends when they do: only the main thread is to end it. */
    private static void stopAndWait(CountDownLatch stop) {
        stop.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(CountDownLatch stop, String... arguments)
            throws OptionException, IOException, InterruptedException {
        AgentOptions options = AgentOptions.parse(arguments);
        if (options.help()) {
            return print(AgentOptions.HELP);
        }
        return new Agent(options, stop).count();
    }

    private static int print(String text) {
        System.out.print(text);
        if (System.out.checkError()) {
            say("cannot write to standard output");
            return FAILURE;
        }
        return 0;
    }

    private int count() throws IOException, InterruptedException {
        try (TrafficMonitor monitor = TrafficMonitor.load(options.mapMaxEntries(), options.flowBatchSize())) {
            for (String name : options.interfaces()) {
                names.put(monitor.add(name), name);
            }
            System.err.println("Counting " + String.join(", ", options.interfaces()) + ". Ctrl-C ends and tells.");
            while (!stop.await(options.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                poll(monitor);
            }
            return print(Report.of(last(monitor), names, totals));
        }
    }

    /** A poll that fails loses nothing: the next one finds what it has not read. */
    private void poll(TrafficMonitor monitor) {
        try {
            monitor.poll(totals);
        } catch (IOException e) {
            say(e.getMessage() + "; the next poll tries again");
        }
        monitor.lookForChanges().forEach(Agent::say);
    }

    /** Detached first: then nothing is in flight, and the account is exact. */
    private Poll last(TrafficMonitor monitor) throws IOException {
        for (String name : options.interfaces()) {
            monitor.remove(name);
        }
        return monitor.poll(totals);
    }
}
