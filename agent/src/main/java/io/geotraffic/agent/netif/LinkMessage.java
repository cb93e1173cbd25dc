package io.geotraffic.agent.netif;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A message about an interface: {@code struct ifinfomsg} and its attributes. */
final class LinkMessage {
    private static final int SIZE = 16;
    private static final int NAME = 3;
    private static final int EXTENDED_MASK = 29;
    private static final int SKIP_STATISTICS = 1 << 3;

    private static final int FLAG_UP = 0x1;
    private static final int FLAG_LOOPBACK = 0x8;
    private static final int FLAG_RUNNING = 0x40;

    private LinkMessage() {}

    /** The body of the request for all of them, without the counters that would make up half of it. */
    static ByteBuffer request() {
        ByteBuffer body = Messages.buffer(SIZE + 8);
        body.position(SIZE);
        return body.putShort((short) 8)
                .putShort((short) EXTENDED_MASK)
                .putInt(SKIP_STATISTICS)
                .flip();
    }

    /**
     * Whether it is about an interface as such. A bridge tells of its ports in messages of the same
     * type but of its own family, and of one that leaves the bridge as if it were deleted.
     */
    static boolean isAboutInterface(ByteBuffer body) {
        return body.limit() >= SIZE && body.get(0) == 0;
    }

    static int ifindex(ByteBuffer body) {
        return body.getInt(4);
    }

    static Optional<Link> parse(ByteBuffer body) {
        if (!isAboutInterface(body)) {
            return Optional.empty();
        }
        int flags = body.getInt(8);
        boolean up = (flags & FLAG_UP) != 0 && (flags & FLAG_RUNNING) != 0;
        String[] name = new String[1];
        Messages.forEachAttribute(body, SIZE, (type, value) -> {
            if (type == NAME) {
                name[0] = Messages.text(value);
            }
        });
        return Optional.ofNullable(name[0])
                .map(text -> new Link(ifindex(body), text, up, (flags & FLAG_LOOPBACK) != 0));
    }
}
