package io.geotraffic.agent.netif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What the kernel sends, put together by hand. */
final class RouteBytes {
    static final int UP_AND_RUNNING = 0x1 | 0x40;
    static final int LOOPBACK = 0x8;

    static final int MULTI = 0x2;
    static final int DUMP_INTERRUPTED = 0x10;

    static final int TABLE_MAIN = 254;
    static final int UNICAST = 1;

    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int NEW_LINK = 16;
    private static final int NEW_ROUTE = 24;
    private static final int NEW_STATS = 92;

    private RouteBytes() {}

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** {@code struct nlmsghdr}, the body, and zeros up to a multiple of 4. */
    static byte[] message(int type, int flags, int sequence, byte[]... body) {
        byte[] whole = join(body);
        return buffer((16 + whole.length + 3) & ~3)
                .putInt(16 + whole.length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(4711)
                .put(whole)
                .array();
    }

    /** {@code struct rtattr}, the value, and zeros up to a multiple of 4. */
    static byte[] attribute(int type, byte[]... value) {
        byte[] whole = join(value);
        return buffer((4 + whole.length + 3) & ~3)
                .putShort((short) (4 + whole.length))
                .putShort((short) type)
                .put(whole)
                .array();
    }

    static byte[] integer(int value) {
        return buffer(4).putInt(value).array();
    }

    /** Attribute IFLA_IFNAME. */
    static byte[] name(String name) {
        return attribute(3, (name + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** {@code struct ifinfomsg} and attributes. */
    static byte[] link(int family, int ifindex, int flags, byte[]... attributes) {
        byte[] fixed = buffer(16)
                .put((byte) family)
                .put((byte) 0)
                .putShort((short) 1)
                .putInt(ifindex)
                .putInt(flags)
                .putInt(0)
                .array();
        return join(fixed, join(attributes));
    }

    /** A message of a dump about an interface that is up. */
    static byte[] newLink(int sequence, int ifindex, String name) {
        return message(NEW_LINK, MULTI, sequence, link(0, ifindex, UP_AND_RUNNING, name(name)));
    }

    /** {@code struct rtmsg} and attributes. */
    static byte[] route(int prefixLength, int table, int type, byte[]... attributes) {
        byte[] fixed = buffer(12)
                .put(new byte[] {2, (byte) prefixLength, 0, 0, (byte) table, 3, 0, (byte) type})
                .putInt(0)
                .array();
        return join(fixed, join(attributes));
    }

    /** Attribute RTA_OIF. */
    static byte[] outwards(int ifindex) {
        return attribute(4, integer(ifindex));
    }

    /** {@code struct rtnexthop} and attributes. */
    static byte[] nextHop(int ifindex, byte[]... attributes) {
        byte[] rest = join(attributes);
        return buffer(8 + rest.length)
                .putShort((short) (8 + rest.length))
                .putShort((short) 0)
                .putInt(ifindex)
                .put(rest)
                .array();
    }

    /** Attribute RTA_MULTIPATH. */
    static byte[] hops(byte[]... hops) {
        return attribute(9, hops);
    }

    /** A message of a dump about a default route. */
    static byte[] newDefaultRoute(int sequence, byte[]... attributes) {
        return message(NEW_ROUTE, MULTI, sequence, route(0, TABLE_MAIN, UNICAST, attributes));
    }

    /** {@code struct if_stats_msg} and the attribute IFLA_STATS_LINK_64, 25 counters. */
    static byte[] newStats(int sequence, int ifindex, long receivedBytes, long sentBytes) {
        byte[] counters = buffer(25 * 8)
                .putLong(1)
                .putLong(2)
                .putLong(receivedBytes)
                .putLong(sentBytes)
                .array();
        return message(NEW_STATS, 0, sequence, new byte[4], integer(ifindex), integer(1), attribute(1, counters));
    }

    /** The end of a dump: 0, or a negative errno. */
    static byte[] done(int sequence, int error) {
        return message(DONE, MULTI, sequence, integer(error));
    }

    /** {@code struct nlmsgerr}: a negative errno, and the header of what was asked. */
    static byte[] error(int sequence, int error) {
        return message(ERROR, 0, sequence, integer(error), new byte[16]);
    }
}
