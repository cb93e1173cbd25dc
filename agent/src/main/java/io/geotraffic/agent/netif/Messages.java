package io.geotraffic.agent.netif;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The form of the messages: {@code linux/netlink.h}, {@code linux/rtnetlink.h}, {@code linux/if_link.h}. */
final class Messages {
    static final int ERROR = 2;
    static final int DONE = 3;
    static final int NEW_LINK = 16;
    static final int DELETED_LINK = 17;
    static final int GET_LINK = 18;
    static final int NEW_ROUTE = 24;
    static final int DELETED_ROUTE = 25;
    static final int GET_ROUTE = 26;
    static final int GET_STATS = 94;

    static final int REQUEST = 0x1;
    static final int ACKNOWLEDGE = 0x4;
    static final int DUMP_INTERRUPTED = 0x10;
    static final int DUMP = 0x300;

    private static final int HEADER = 16;

    /** Receives the messages of a datagram one by one. */
    @FunctionalInterface
    interface Visitor {
        void visit(Message message);
    }

    /** Receives the attributes of a message one by one. */
    @FunctionalInterface
    interface AttributeVisitor {
        void visit(int type, ByteBuffer value);
    }

    /** @param body what follows the header */
    record Message(int type, int flags, int sequence, ByteBuffer body) {}

    private Messages() {}

    static byte[] message(int type, int flags, int sequence, ByteBuffer body) {
        return buffer(HEADER + body.remaining())
                .putInt(HEADER + body.remaining())
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0)
                .put(body)
                .array();
    }

    /** Zeroed, in the order of this machine's bytes. */
    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    static void forEach(byte[] datagram, int length, Visitor visitor) {
        ByteBuffer rest = ByteBuffer.wrap(datagram, 0, length).order(ByteOrder.nativeOrder());
        while (rest.remaining() >= HEADER) {
            int start = rest.position();
            int size = rest.getInt(start);
            if (size < HEADER || size > rest.remaining()) {
                return;
            }
            visitor.visit(new Message(
                    Short.toUnsignedInt(rest.getShort(start + 4)),
                    Short.toUnsignedInt(rest.getShort(start + 6)),
                    rest.getInt(start + 8),
                    part(rest, start + HEADER, size - HEADER)));
            rest.position(Math.min(rest.limit(), start + aligned(size)));
        }
    }

    /** @param from where the first one begins */
    static void forEachAttribute(ByteBuffer body, int from, AttributeVisitor visitor) {
        int at = from;
        while (at + 4 <= body.limit()) {
            int size = Short.toUnsignedInt(body.getShort(at));
            if (size < 4 || at + size > body.limit()) {
                return;
            }
            // The two uppermost bits are flags.
            visitor.visit(Short.toUnsignedInt(body.getShort(at + 2)) & 0x3fff, part(body, at + 4, size - 4));
            at += aligned(size);
        }
    }

    static ByteBuffer part(ByteBuffer whole, int from, int size) {
        return whole.slice(from, size).order(ByteOrder.nativeOrder());
    }

    /**
     * A string with a zero behind it. A name may be any bytes: those that are no UTF-8 are written as
     * {@code \\xff}, and backslashes among them as {@code \\x5c}, so that hardly ever two names become one.
     */
    static String text(ByteBuffer value) {
        int length = 0;
        while (length < value.remaining() && value.get(length) != 0) {
            length++;
        }
        ByteBuffer bytes = value.slice(0, length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            StringBuilder escaped = new StringBuilder();
            for (int i = 0; i < length; i++) {
                int one = Byte.toUnsignedInt(bytes.get(i));
                escaped.append(
                        one < 0x80 && one != '\\' ? String.valueOf((char) one) : "\\x" + Integer.toHexString(one));
            }
            return escaped.toString();
        }
    }

    /** To the next multiple of 4, where what follows begins. */
    static int aligned(int size) {
        return (size + 3) & ~3;
    }
}
