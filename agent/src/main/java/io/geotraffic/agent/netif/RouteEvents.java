package io.geotraffic.agent.netif;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Waits until something changes. What has changed is not told, but for interfaces that went: whoever
 * is interested observes anew, and so can neither miss nor misorder a thing. One thread waits.
 */
public final class RouteEvents implements AutoCloseable {
    private static final int GROUP_LINK = 0x1;
    private static final int GROUP_ROUTES_4 = 0x40;
    private static final int GROUP_ROUTES_6 = 0x400;
    private static final int NOTHING = 1;

    /** After so many it is time to act, though more may be waiting. */
    private static final int MAXIMUM_DATAGRAMS = 10_000;

    private final RouteSocket socket;
    private final byte[] datagram = new byte[RouteSocket.MAXIMUM_DATAGRAM];

    /**
     * What came.
     *
     * @param any whether there is a reason to observe anew
     * @param removed the ifindex of each interface that was deleted or moved to another namespace; a
     *     new one may bear the same number already
     */
    public record Events(boolean any, Set<Integer> removed) {
        public Events {
            removed = Set.copyOf(removed);
        }
    }

    public RouteEvents(RouteSocket socket) {
        this.socket = socket;
    }

    /** The groups that the socket must have joined, a bit each. */
    public static int groups(boolean routes) {
        return routes ? GROUP_LINK | GROUP_ROUTES_4 | GROUP_ROUTES_6 : GROUP_LINK;
    }

    /** Returns as soon as something comes, with all that has come by then, or after the time given. */
    public Events await(int milliseconds) throws IOException {
        Set<Integer> removed = new HashSet<>();
        boolean[] any = new boolean[1];
        try {
            for (int i = 0; i < MAXIMUM_DATAGRAMS; i++) {
                int length = socket.receive(datagram, i == 0 ? milliseconds : 0);
                if (length == 0) {
                    break;
                }
                Messages.forEach(datagram, length, message -> any[0] |= isOfInterest(message, removed));
            }
        } catch (EventsLostException e) {
            any[0] = true;
        }
        return new Events(any[0], removed);
    }

    private static boolean isOfInterest(Messages.Message message, Set<Integer> removed) {
        return switch (message.type()) {
            case Messages.NEW_LINK -> LinkMessage.isAboutInterface(message.body());
            case Messages.DELETED_LINK -> {
                boolean gone = LinkMessage.isAboutInterface(message.body());
                if (gone) {
                    removed.add(LinkMessage.ifindex(message.body()));
                }
                yield gone;
            }
            case Messages.NEW_ROUTE, Messages.DELETED_ROUTE -> RouteMessage.isDefault(message.body());
            default -> false;
        };
    }

    /** Ends the waiting, from any thread: the kernel acknowledges a message that means nothing. */
    public void wake() throws IOException {
        socket.send(Messages.message(NOTHING, Messages.REQUEST | Messages.ACKNOWLEDGE, 0, Messages.buffer(0)));
    }

    @Override
    public void close() {
        socket.close();
    }
}
