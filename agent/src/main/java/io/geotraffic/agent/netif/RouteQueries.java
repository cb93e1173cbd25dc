package io.geotraffic.agent.netif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the kernel, by a socket that receives no events. Not thread-safe. */
public final class RouteQueries implements AutoCloseable {
    /** The kernel answers at once; this is for a kernel that does not. */
    private static final int PATIENCE_MILLISECONDS = 5000;

    /** How often to ask if something changes while the kernel tells: what it told is not to be trusted then. */
    private static final int ATTEMPTS = 20;

    /** -ENOENT: what a table says that nobody has put a route into yet. */
    private static final int NO_ENTRY = -2;

    /** -ENODEV. */
    private static final int NO_DEVICE = -19;

    private static final int STATS_SIZE = 12;
    private static final int STATS_LINK_64 = 1;

    private final RouteSocket socket;
    private final byte[] datagram = new byte[RouteSocket.MAXIMUM_DATAGRAM];
    private int sequence;

    public RouteQueries(RouteSocket socket) {
        this.socket = socket;
    }

    /** @param routes whether default routes are of interest: a table of routes can be long */
    public Network observe(boolean routes) throws IOException {
        List<Link> links = dump(
                Messages.GET_LINK,
                LinkMessage.request(),
                (body, found) -> LinkMessage.parse(body).ifPresent(found::add));
        Set<Integer> defaultRoutes = new HashSet<>();
        if (routes) {
            defaultRoutes.addAll(defaultRoutes(RouteMessage.INTERNET_4));
            defaultRoutes.addAll(defaultRoutes(RouteMessage.INTERNET_6));
        }
        return new Network(links, defaultRoutes);
    }

    private List<Integer> defaultRoutes(int family) throws IOException {
        return dump(Messages.GET_ROUTE, RouteMessage.request(family), (body, found) -> {
            if (RouteMessage.isDefault(body)) {
                found.addAll(RouteMessage.interfaces(body));
            }
        });
    }

    /** Empty if there is no such interface. */
    public Optional<DeviceCounters> counters(int ifindex) throws IOException {
        ByteBuffer body = Messages.buffer(STATS_SIZE).putInt(4, ifindex).putInt(8, 1 << (STATS_LINK_64 - 1));
        Answer<DeviceCounters> answer = ask(Messages.GET_STATS, 0, body, RouteQueries::addCounters);
        return answer.error == NO_DEVICE
                ? Optional.empty()
                : answer.checked().found.stream().findFirst();
    }

    private static void addCounters(ByteBuffer body, List<DeviceCounters> found) {
        Messages.forEachAttribute(body, STATS_SIZE, (type, value) -> {
            // rx_packets, tx_packets, rx_bytes, tx_bytes
            if (type == STATS_LINK_64 && value.remaining() >= 4 * Long.BYTES) {
                found.add(new DeviceCounters(value.getLong(2 * Long.BYTES), value.getLong(3 * Long.BYTES)));
            }
        });
    }

    /** Takes out of one message of the answer what is wanted. */
    @FunctionalInterface
    private interface Reader<T> {
        void read(ByteBuffer body, List<T> found);
    }

    private static final class Answer<T> {
        private final List<T> found = new ArrayList<>();
        private boolean complete;
        private boolean interrupted;
        private int error;

        private Answer<T> checked() throws IOException {
            if (error != 0) {
                throw new IOException("The kernel refuses to tell of interfaces and routes: error " + -error);
            }
            return this;
        }
    }

    private <T> List<T> dump(int type, ByteBuffer body, Reader<T> reader) throws IOException {
        Answer<T> answer = ask(type, Messages.DUMP, body.duplicate(), reader);
        for (int i = 1; answer.interrupted && i < ATTEMPTS; i++) {
            answer = ask(type, Messages.DUMP, body.duplicate(), reader);
        }
        if (answer.interrupted) {
            throw new IOException("Interfaces or routes change faster than the kernel can tell of them");
        }
        return answer.error == NO_ENTRY ? List.of() : answer.checked().found;
    }

    private <T> Answer<T> ask(int type, int flags, ByteBuffer body, Reader<T> reader) throws IOException {
        int number = ++sequence;
        socket.send(Messages.message(type, Messages.REQUEST | flags, number, body));
        Answer<T> answer = new Answer<>();
        while (!answer.complete) {
            int length = socket.receive(datagram, PATIENCE_MILLISECONDS);
            if (length == 0) {
                throw new IOException("The kernel did not answer the question for interfaces");
            }
            Messages.forEach(datagram, length, message -> {
                if (message.sequence() == number) {
                    take(message, flags, answer, reader);
                }
            });
        }
        return answer;
    }

    private static <T> void take(Messages.Message message, int flags, Answer<T> answer, Reader<T> reader) {
        answer.interrupted |= (message.flags() & Messages.DUMP_INTERRUPTED) != 0;
        switch (message.type()) {
            case Messages.DONE, Messages.ERROR -> {
                // Without its code it is no end, and then none comes.
                if (message.body().limit() >= Integer.BYTES) {
                    answer.error = message.body().getInt(0);
                    answer.complete = true;
                }
            }
            default -> {
                reader.read(message.body(), answer.found);
                answer.complete = flags != Messages.DUMP;
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
