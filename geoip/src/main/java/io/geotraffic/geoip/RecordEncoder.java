package io.geotraffic.geoip;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes values in the data section format of MaxMind DB 2.0. A string, map or array that was written
 * before is written as a pointer to it.
 *
 * <p>What becomes of Java's types is said at {@link DatabaseWriter}.
 */
final class RecordEncoder {
    /** The first size that takes one, two and three more bytes, and the first that is too large. */
    private static final int[] LONG_SIZES = {29, 285, 65_821, 65_821 + (1 << 24)};

    /** What pointers of one, two and three bytes begin at, and the first that takes four. */
    private static final long[] POINTER_BASES = {0, 2_048, 526_336, 526_336 + (1 << 27)};

    private static final int POINTER_BITS = ValueType.POINTER.number() << 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Object, Integer> offsets = new HashMap<>();

    /** @return where the value is */
    int write(Object value) {
        Integer known = offsets.get(value);
        if (known != null) {
            return known;
        }
        int offset = out.size();
        encode(value);
        return offset;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void encode(Object value) {
        int offset = out.size();
        switch (value) {
            case String text -> bytes(ValueType.STRING, text.getBytes(StandardCharsets.UTF_8));
            case Map<?, ?> map -> map(map);
            case List<?> list -> {
                header(ValueType.ARRAY, list.size());
                list.forEach(this::encodeOrPoint);
            }
            case Boolean bool -> header(ValueType.BOOLEAN, bool ? 1 : 0);
            case Double number -> fixed(ValueType.DOUBLE, Double.doubleToLongBits(number), Double.BYTES);
            case Float number -> fixed(ValueType.FLOAT, Float.floatToIntBits(number), Float.BYTES);
            case Integer number when number < 0 -> fixed(ValueType.INT32, number, Integer.BYTES);
            case Short number -> unsigned(ValueType.UINT16, number);
            case Integer number -> unsigned(ValueType.UINT32, number);
            case Long number -> unsigned(ValueType.UINT64, number);
            case BigInteger number -> bytes(ValueType.UINT128, magnitude(number));
            case byte[] bytes -> bytes(ValueType.BYTES, bytes);
            default ->
                throw new IllegalArgumentException("A record has a value of "
                        + value.getClass().getName()
                        + ": allowed are String, Boolean, numbers, byte[], List and Map");
        }
        if (out.size() - offset > Integer.BYTES) {
            offsets.put(value, offset);
        }
    }

    private void map(Map<?, ?> map) {
        header(ValueType.MAP, map.size());
        map.forEach((key, value) -> {
            if (!(key instanceof String)) {
                throw new IllegalArgumentException("A record has the key " + key + ": allowed are strings");
            }
            encodeOrPoint(key);
            encodeOrPoint(value);
        });
    }

    private void encodeOrPoint(Object value) {
        Integer known = offsets.get(value);
        if (known == null) {
            encode(value);
        } else {
            pointer(known);
        }
    }

    private void pointer(int target) {
        int more = 1;
        while (more < 4 && target >= POINTER_BASES[more]) {
            more++;
        }
        long number = more == 4 ? target : target - POINTER_BASES[more - 1];
        int upper = more == 4 ? 0 : (int) (number >>> (8 * more));
        out.write(POINTER_BITS | (more - 1) << 3 | upper);
        number(number, more);
    }

    private void unsigned(ValueType type, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "A record has the value %d of type %s: allowed are 0 and more".formatted(value, type));
        }
        fixed(type, value, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
    }

    private void fixed(ValueType type, long value, int size) {
        header(type, size);
        number(value, size);
    }

    private void bytes(ValueType type, byte[] content) {
        header(type, content.length);
        out.writeBytes(content);
    }

    private static byte[] magnitude(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > 128) {
            throw new IllegalArgumentException("A record has the value " + number + ": allowed are 0 to 2^128-1");
        }
        byte[] bytes = number.toByteArray();
        // The first may be there for the sign alone.
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private void header(ValueType type, int size) {
        int more = 0;
        while (more < 4 && size >= LONG_SIZES[more]) {
            more++;
        }
        if (more == 4) {
            throw new IllegalArgumentException(
                    "A record has a value of size %,d: allowed are less than %,d".formatted(size, LONG_SIZES[3]));
        }
        int code = more == 0 ? size : 28 + more;
        boolean isExtended = type.number() > 7;
        out.write((isExtended ? 0 : type.number() << 5) | code);
        if (isExtended) {
            out.write(type.number() - 7);
        }
        number(more == 0 ? 0 : size - LONG_SIZES[more - 1], more);
    }

    private void number(long value, int size) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
