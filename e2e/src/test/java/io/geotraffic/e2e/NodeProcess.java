package io.geotraffic.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/** A process on a node of the cluster on this machine. */
final class NodeProcess implements AutoCloseable {
    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
    }

    /** One that has the port when this returns. */
    static NodeProcess listenOn(String node, int port) {
        try {
            NodeProcess listener = new NodeProcess(Program.start(
                    Cluster.command("exec", node, "python3", "-m", "http.server", String.valueOf(port)),
                    Path.of("/dev/null")));
            String address = Cluster.client()
                    .nodes()
                    .withName(node)
                    .get()
                    .getStatus()
                    .getAddresses()
                    .getFirst()
                    .getAddress();
            try {
                Eventually.get(
                        Duration.ofSeconds(30),
                        "listener on " + node,
                        () -> answers(address, port),
                        Boolean::booleanValue);
                return listener;
            } catch (AssertionError e) {
                listener.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(String address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
