package io.geotraffic.agent.netif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Hands out what a test has put in. Where that ends, nothing comes any more. */
final class ScriptedSocket implements RouteSocket {
    /** What is received next. */
    @FunctionalInterface
    interface Incoming {
        /** @param sequence of the last question */
        byte[] datagram(int sequence) throws IOException;
    }

    private final Deque<Incoming> incoming = new ArrayDeque<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final List<Integer> waits = new ArrayList<>();
    private boolean closed;

    ScriptedSocket then(Incoming next) {
        incoming.add(next);
        return this;
    }

    /** The messages that were sent. */
    List<byte[]> sent() {
        return sent;
    }

    /** How long it was waited for each datagram, in milliseconds. */
    List<Integer> waits() {
        return waits;
    }

    /** What was put in and not received. */
    int left() {
        return incoming.size();
    }

    boolean closed() {
        return closed;
    }

    private int sequence() {
        return sent.isEmpty()
                ? 0
                : ByteBuffer.wrap(sent.getLast()).order(ByteOrder.nativeOrder()).getInt(8);
    }

    @Override
    public void send(byte[] message) {
        sent.add(message.clone());
    }

    @Override
    public int receive(byte[] datagram, int milliseconds) throws IOException {
        waits.add(milliseconds);
        Incoming next = incoming.poll();
        if (next == null) {
            return 0;
        }
        byte[] bytes = next.datagram(sequence());
        System.arraycopy(bytes, 0, datagram, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public void close() {
        closed = true;
    }
}
