package io.geotraffic.agent.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network namespace of the test's own, with two threads in it: root, and the agent, which has
 * exactly the capabilities that the real one has.
 */
public final class NetworkNamespace implements AutoCloseable {
    private static final long CLONE_NEWNET = 0x40000000;
    private static final long AT_FDCWD = -100;

    private final ExecutorService root = thread("root");
    private final ExecutorService agent = thread("agent");
    private final long rootThread;

    public NetworkNamespace() {
        rootThread = asRoot(() -> {
            Syscalls.UNSHARE.call(CLONE_NEWNET);
            return Syscalls.GETTID.call();
        });
        asAgent(() -> {
            enter();
            Capabilities.keepOnly(Capabilities.BPF, Capabilities.NET_ADMIN);
            return true;
        });
        run("ip", "link", "set", "lo", "up");
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("namespace-" + name).factory());
    }

    /** Moves the calling thread into this namespace. */
    public void enter() {
        try (Arena arena = Arena.ofConfined()) {
            String path = "/proc/self/task/" + rootThread + "/ns/net";
            long fd = Syscalls.OPENAT.call(AT_FDCWD, arena.allocateFrom(path).address(), 0);
            Syscalls.SETNS.call(fd, CLONE_NEWNET);
            Syscalls.CLOSE.call(fd);
        }
    }

    /** What {@code ip link set ... netns} takes for this namespace. */
    String id() {
        return Long.toString(rootThread);
    }

    /** Hands a device over to another namespace. */
    public void moveTo(NetworkNamespace other, String device) {
        run("ip", "link", "set", device, "netns", other.id());
    }

    public <T> T asRoot(Callable<T> task) {
        return await(root, task);
    }

    /** With CAP_BPF and CAP_NET_ADMIN alone. */
    public <T> T asAgent(Callable<T> task) {
        return await(agent, task);
    }

    private static <T> T await(ExecutorService thread, Callable<T> task) {
        try {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            throw unchecked(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The exception itself, so that tests can expect it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException unchecked(Throwable e) throws E {
        throw (E) e;
    }

    /** Starts a command as root. It ends with this namespace's thread, and so with the test. */
    public Process start(String... command) {
        List<String> words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
        words.addAll(List.of(command));
        return asRoot(() -> new ProcessBuilder(words).redirectErrorStream(true).start());
    }

    /** Runs a command as root and returns what it printed. */
    public String run(String... command) {
        Process process = start(command);
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public int ifindex(String device) {
        return Integer.parseInt(run("ip", "-o", "link", "show", "dev", device).split(":", 2)[0]);
    }

    @Override
    public void close() {
        root.shutdownNow();
        agent.shutdownNow();
    }
}
