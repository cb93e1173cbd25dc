package io.geotraffic.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** As much of DER (X.690) as it takes to put one key into another envelope. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;

    private Der() {}

    /** A value of these parts. */
    static byte[] of(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            out.write(0x84);
            out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** What is inside the value that it begins with. */
    static ByteBuffer content(ByteBuffer der) {
        ByteBuffer rest = der.slice();
        rest.get();
        int length = length(rest);
        return rest.slice(rest.position(), length);
    }

    /** The value that it begins with, whole. */
    static byte[] first(ByteBuffer der) {
        ByteBuffer rest = der.slice();
        rest.get();
        int length = length(rest);
        byte[] value = new byte[rest.position() + length];
        rest.get(0, value);
        return value;
    }

    private static int length(ByteBuffer der) {
        int first = der.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der.get() & 0xff);
        }
        return length;
    }
}
