package io.geotraffic.geoip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Values in the data section format of MaxMind DB 2.0, read in place. Nothing is allocated by a
 * length that the bytes claim, nothing nests deeper than {@link #DEEPEST}, and all work together is
 * bounded, so damaged bytes end in a {@link CorruptDataException} and in nothing else.
 */
final class DataSection {
    /** Values within values, and pointers on the way. Published databases need less than 10. */
    private static final int DEEPEST = 64;

    /**
     * Steps for each byte. Each value is looked at a few times, and a country's once for each record that
     * points to it. Overlapping records that are made to cost much more are refused.
     */
    private static final long STEPS_PER_BYTE = 64;

    private static final long LEAST_STEPS = 1 << 20;

    private final byte[] bytes;
    private final BitSet checked = new BitSet();
    private long steps;

    DataSection(byte[] bytes) {
        this.bytes = bytes;
        steps = LEAST_STEPS + STEPS_PER_BYTE * bytes.length;
    }

    /** Looks at a value with all that is in it and all that it points to. */
    void check(long offset) throws CorruptDataException {
        if (offset < 0 || offset >= bytes.length) {
            throw new CorruptDataException(
                    "a record is at byte %d of a data section of %d bytes".formatted(offset, bytes.length));
        }
        if (!checked.get((int) offset)) {
            check((int) offset, 0);
        }
    }

    /** @return where the value ends */
    private int check(int offset, int depth) throws CorruptDataException {
        if (depth > DEEPEST) {
            throw new CorruptDataException("values nest deeper than " + DEEPEST + " at byte " + offset);
        }
        ValueHeader header = header(offset);
        int end = switch (header.type()) {
            case POINTER -> checkTarget(header, depth);
            case MAP -> checkMap(header, depth);
            case ARRAY -> checkValues(header.start(), header.size(), depth);
            case STRING -> {
                text(header);
                yield end(header);
            }
            default -> end(header);
        };
        checked.set(offset);
        return end;
    }

    private int checkTarget(ValueHeader pointer, int depth) throws CorruptDataException {
        if (!checked.get(pointer.size())) {
            check(pointer.size(), depth + 1);
        }
        return pointer.start();
    }

    private int checkMap(ValueHeader map, int depth) throws CorruptDataException {
        int at = map.start();
        for (int i = 0; i < map.size(); i++) {
            int value = check(at, depth + 1);
            if (follow(at).type() != ValueType.STRING) {
                throw new CorruptDataException("a map's key is no string at byte " + at);
            }
            at = check(value, depth + 1);
        }
        return at;
    }

    private int checkValues(int start, int count, int depth) throws CorruptDataException {
        int at = start;
        for (int i = 0; i < count; i++) {
            at = check(at, depth + 1);
        }
        return at;
    }

    /** Where the value of a key is, if there is a map at the offset and it has the key. */
    OptionalInt find(int offset, String key) throws CorruptDataException {
        ValueHeader map = follow(offset);
        if (map.type() != ValueType.MAP) {
            return OptionalInt.empty();
        }
        int at = map.start();
        for (int i = 0; i < map.size(); i++) {
            int value = skip(at, 0);
            if (isText(follow(at), key)) {
                return OptionalInt.of(value);
            }
            at = skip(value, 0);
        }
        return OptionalInt.empty();
    }

    /** The string at the offset, if there is one. */
    Optional<String> string(int offset) throws CorruptDataException {
        ValueHeader header = follow(offset);
        return header.type() == ValueType.STRING ? Optional.of(text(header)) : Optional.empty();
    }

    /** The unsigned integer at the offset, if there is one of at most 63 bits; -1 otherwise. */
    long unsigned(int offset) throws CorruptDataException {
        ValueHeader header = follow(offset);
        boolean isUnsigned = switch (header.type()) {
            case UINT16, UINT32, UINT64 -> true;
            default -> false;
        };
        return isUnsigned ? Math.max(-1, integer(header.start(), header.size())) : -1;
    }

    private ValueHeader follow(int offset) throws CorruptDataException {
        ValueHeader header = header(offset);
        for (int i = 0; header.type() == ValueType.POINTER; i++) {
            if (i > DEEPEST) {
                throw new CorruptDataException("pointers lead nowhere at byte " + offset);
            }
            header = header(header.size());
        }
        return header;
    }

    /** Where the value ends. What it points to is not looked at. */
    private int skip(int offset, int depth) throws CorruptDataException {
        if (depth > DEEPEST) {
            throw new CorruptDataException("values nest deeper than " + DEEPEST + " at byte " + offset);
        }
        ValueHeader header = header(offset);
        long values = switch (header.type()) {
            case MAP -> 2L * header.size();
            case ARRAY -> header.size();
            default -> 0;
        };
        int at = end(header);
        for (long i = 0; i < values; i++) {
            at = skip(at, depth + 1);
        }
        return at;
    }

    private ValueHeader header(int offset) throws CorruptDataException {
        if (--steps < 0) {
            throw new CorruptDataException("records overlap too often");
        }
        return ValueHeader.read(bytes, offset);
    }

    /** Where the value ends; for a container where its first value begins. */
    private int end(ValueHeader header) throws CorruptDataException {
        int length = header.type().contentLength(header.size());
        if (length > bytes.length - header.start()) {
            throw new CorruptDataException("a value at byte %d ends beyond the last byte".formatted(header.start()));
        }
        return header.start() + length;
    }

    /** @param expected ASCII */
    private boolean isText(ValueHeader header, String expected) throws CorruptDataException {
        if (header.type() != ValueType.STRING || header.size() != expected.length()) {
            return false;
        }
        int start = end(header) - header.size();
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[start + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String text(ValueHeader header) throws CorruptDataException {
        int length = end(header) - header.start();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, header.start(), length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CorruptDataException("a string is not UTF-8 at byte " + header.start());
        }
    }

    private long integer(int start, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (bytes[start + i] & 0xff);
        }
        return value;
    }
}
