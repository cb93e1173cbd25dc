package io.geotraffic.operator.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is between a client and a server of this host, and can be cut. */
public final class Wire implements AutoCloseable {
    private final int server;
    private final ServerSocket end;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private volatile boolean isCut;

    /** @param server the port where it is */
    public Wire(int server) throws IOException {
        this.server = server;
        end = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /** Where clients find the server. */
    public int port() {
        return end.getLocalPort();
    }

    /** Ends all connections, and any that is made from now on. */
    public void cut() {
        isCut = true;
        connections.forEach(Wire::end);
    }

    public void mend() {
        isCut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = end.accept();
                connections.add(client);
                if (isCut) {
                    end(client);
                } else {
                    Socket other = new Socket(InetAddress.getLoopbackAddress(), server);
                    connections.add(other);
                    Thread.startVirtualThread(() -> carry(client, other));
                    Thread.startVirtualThread(() -> carry(other, client));
                }
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // It is cut.
        }
        connections.remove(from);
        connections.remove(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
        cut();
    }
}
