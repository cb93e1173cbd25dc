package io.geotraffic.geoip;

import java.util.Arrays;
import java.util.Optional;

/** How a node of the search tree is laid out: two records of 24, 28 or 32 bits, big-endian (MaxMind DB 2.0). */
enum RecordSize {
    BITS_24(24),
    BITS_28(28),
    BITS_32(32);

    private final int bits;

    RecordSize(int bits) {
        this.bits = bits;
    }

    static Optional<RecordSize> ofBits(long bits) {
        return Arrays.stream(values()).filter(size -> size.bits == bits).findFirst();
    }

    /** The smallest that can hold the value. */
    static Optional<RecordSize> holding(long value) {
        return Arrays.stream(values()).filter(size -> size.canHold(value)).findFirst();
    }

    int bits() {
        return bits;
    }

    int nodeBytes() {
        return bits / 4;
    }

    boolean canHold(long value) {
        return value >>> bits == 0;
    }

    /** @param side 0 for the record on the left, 1 for that on the right */
    long read(byte[] tree, int node, int side) {
        int at = node * nodeBytes();
        return switch (this) {
            case BITS_24 -> read24(tree, at + 3 * side);
            case BITS_28 -> {
                // Between the two are the upper 4 bits of each.
                int upper = side == 0 ? tree[at + 3] >>> 4 : tree[at + 3];
                yield (upper & 0xf) << 24 | read24(tree, at + 4 * side);
            }
            case BITS_32 -> (tree[at + 4 * side] & 0xffL) << 24 | read24(tree, at + 4 * side + 1);
        };
    }

    void write(byte[] tree, int node, int side, long value) {
        int at = node * nodeBytes();
        switch (this) {
            case BITS_24 -> write24(tree, at + 3 * side, value);
            case BITS_28 -> {
                int upper = (int) (value >>> 24);
                int others = tree[at + 3] & (side == 0 ? 0x0f : 0xf0);
                tree[at + 3] = (byte) (others | (side == 0 ? upper << 4 : upper));
                write24(tree, at + 4 * side, value);
            }
            case BITS_32 -> {
                tree[at + 4 * side] = (byte) (value >>> 24);
                write24(tree, at + 4 * side + 1, value);
            }
        }
    }

    private static int read24(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
    }

    private static void write24(byte[] bytes, int at, long value) {
        bytes[at] = (byte) (value >>> 16);
        bytes[at + 1] = (byte) (value >>> 8);
        bytes[at + 2] = (byte) value;
    }
}
