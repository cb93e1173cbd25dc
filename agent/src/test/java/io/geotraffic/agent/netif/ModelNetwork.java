package io.geotraffic.agent.netif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node's interfaces as the kernel tells of them: answers questions, and tells events when asked to. Thread-safe. */
public final class ModelNetwork implements RouteSocket {
    private static final int DELETED_LINK = 17;
    private static final int GET_LINK = 18;
    private static final int GET_ROUTE = 26;
    private static final int GET_STATS = 94;
    private static final int NO_DEVICE = -19;

    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>();

    /** By ifindex. */
    private final Map<Integer, String> names = new TreeMap<>();

    private final Map<Integer, DeviceCounters> counters = new TreeMap<>();
    private @Nullable String failure;

    public synchronized ModelNetwork add(int ifindex, String name) {
        names.put(ifindex, name);
        counters.putIfAbsent(ifindex, new DeviceCounters(0, 0));
        return this;
    }

    public synchronized void remove(int ifindex) {
        names.remove(ifindex);
        counters.remove(ifindex);
    }

    public synchronized void count(int ifindex, long receivedBytes, long sentBytes) {
        counters.put(ifindex, new DeviceCounters(receivedBytes, sentBytes));
    }

    /** From now on questions fail. */
    public synchronized void fail(String message) {
        failure = message;
    }

    public synchronized void recover() {
        failure = null;
    }

    /** The event that an interface was deleted. */
    public void tellDeleted(int ifindex) {
        outgoing.add(RouteBytes.message(DELETED_LINK, 0, 0, RouteBytes.link(0, ifindex, 0)));
    }

    /** The event that something is new. */
    public void tellNew(int ifindex, String name) {
        outgoing.add(RouteBytes.newLink(0, ifindex, name));
    }

    @Override
    public synchronized void send(byte[] message) throws IOException {
        if (failure != null) {
            throw new IOException(failure);
        }
        ByteBuffer question = ByteBuffer.wrap(message).order(ByteOrder.nativeOrder());
        int sequence = question.getInt(8);
        switch (question.getShort(4)) {
            case GET_LINK -> outgoing.add(links(sequence));
            case GET_ROUTE -> outgoing.add(RouteBytes.done(sequence, 0));
            case GET_STATS -> outgoing.add(stats(sequence, question.getInt(16 + 4)));
            default -> outgoing.add(RouteBytes.error(sequence, 0));
        }
    }

    private byte[] links(int sequence) {
        List<byte[]> messages = new ArrayList<>();
        names.forEach((ifindex, name) -> messages.add(RouteBytes.newLink(sequence, ifindex, name)));
        messages.add(RouteBytes.done(sequence, 0));
        return RouteBytes.join(messages.toArray(byte[][]::new));
    }

    private byte[] stats(int sequence, int ifindex) {
        DeviceCounters of = counters.get(ifindex);
        return of == null
                ? RouteBytes.error(sequence, NO_DEVICE)
                : RouteBytes.newStats(sequence, ifindex, of.receivedBytes(), of.sentBytes());
    }

    @Override
    public int receive(byte[] datagram, int milliseconds) throws IOException {
        try {
            byte[] next = outgoing.poll(milliseconds, TimeUnit.MILLISECONDS);
            if (next == null) {
                return 0;
            }
            System.arraycopy(next, 0, datagram, 0, next.length);
            return next.length;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {}
}
