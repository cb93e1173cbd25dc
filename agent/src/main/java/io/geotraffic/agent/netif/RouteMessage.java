package io.geotraffic.agent.netif;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** A message about a route: {@code struct rtmsg} and its attributes. */
final class RouteMessage {
    static final int INTERNET_4 = 2;
    static final int INTERNET_6 = 10;

    private static final int SIZE = 12;
    private static final int TABLE = 15;
    private static final int TABLE_MAIN = 254;
    private static final int TYPE_UNICAST = 1;
    private static final int INTERFACE = 4;
    private static final int MULTIPATH = 9;
    private static final int NEXT_HOP_SIZE = 8;

    private RouteMessage() {}

    /** The body of the request for all routes of the main table. */
    static ByteBuffer request(int family) {
        ByteBuffer body = Messages.buffer(SIZE + 8);
        body.put(0, (byte) family).put(4, (byte) TABLE_MAIN).position(SIZE);
        return body.putShort((short) 8)
                .putShort((short) TABLE)
                .putInt(TABLE_MAIN)
                .flip();
    }

    /** Whether it is about a way to everywhere, by the table that every packet is looked up in. */
    static boolean isDefault(ByteBuffer body) {
        return body.limit() >= SIZE
                && body.get(1) == 0
                && Byte.toUnsignedInt(body.get(4)) == TABLE_MAIN
                && body.get(7) == TYPE_UNICAST;
    }

    /** The interfaces that it leads through: more than one if it has several next hops. */
    static Set<Integer> interfaces(ByteBuffer body) {
        Set<Integer> found = new HashSet<>();
        Messages.forEachAttribute(body, SIZE, (type, value) -> {
            if (type == INTERFACE && value.remaining() >= 4) {
                found.add(value.getInt(0));
            } else if (type == MULTIPATH) {
                addNextHops(value, found);
            }
        });
        return found;
    }

    /** {@code struct rtnexthop}: length, flags, hops, ifindex. */
    private static void addNextHops(ByteBuffer hops, Set<Integer> found) {
        int at = 0;
        while (at + NEXT_HOP_SIZE <= hops.limit()) {
            int size = Short.toUnsignedInt(hops.getShort(at));
            if (size < NEXT_HOP_SIZE) {
                return;
            }
            found.add(hops.getInt(at + 4));
            at += Messages.aligned(size);
        }
    }
}
