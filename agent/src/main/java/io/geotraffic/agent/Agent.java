package io.geotraffic.agent;

import io.geotraffic.agent.bpf.MapTooLargeException;
import io.geotraffic.agent.bpf.MissingCapabilityException;
import io.geotraffic.agent.bpf.UnsupportedKernelException;
import io.geotraffic.agent.options.AgentOptions;
import io.geotraffic.agent.options.Command;
import io.geotraffic.agent.options.OptionException;
import io.geotraffic.http.AddressInUseException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** The command: what it was told, how it ended. */
public final class Agent {
    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNSUPPORTED = 3;
    private static final int ADDRESS_IN_USE = 4;
    private static final int MAP_TOO_LARGE = 5;

    private Agent() {}

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
        } catch (AddressInUseException e) {
            status = ADDRESS_IN_USE;
            say(String.valueOf(e.getMessage()));
        } catch (MapTooLargeException | HeapTooSmallException e) {
            status = MAP_TOO_LARGE;
            say(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            say(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            say("the JVM's heap is too small (" + e.getMessage()
                    + "): give it more by -Xmx, or ask for smaller batches by --flow-batch-size");
        } catch (InterruptedException | RuntimeException | Error e) {
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
        Command command = AgentOptions.parse(List.of(arguments), System.getenv());
        // No switch by type: the JVM would make up a class for it at each start, for no cache holds that.
        if (command instanceof Command.Run run) {
            new Exporter(run.options(), Version.read()).run(stop);
            return 0;
        }
        return print(command instanceof Command.Help ? AgentOptions.HELP : Version.read() + "\n");
    }

    private static int print(String text) {
        System.out.print(text);
        if (System.out.checkError()) {
            say("cannot write to standard output");
            return FAILURE;
        }
        return 0;
    }
}
