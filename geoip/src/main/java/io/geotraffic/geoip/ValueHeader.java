package io.geotraffic.geoip;

/**
 * What stands before a value: its type and size.
 *
 * @param size bytes; entries of a map or an array; 0 or 1 for a boolean; for a pointer where it points to
 * @param start where the content begins; for a pointer where it ends
 */
record ValueHeader(ValueType type, int size, int start) {
    /** The first that takes one, two and three more bytes. */
    private static final int[] LONG_SIZES = {0, 29, 285, 65_821};

    /** What a pointer of one to four bytes begins at. */
    private static final int[] POINTER_BASES = {0, 2_048, 526_336, 0};

    static ValueHeader read(byte[] bytes, int offset) throws CorruptDataException {
        int control = byteAt(bytes, offset);
        ValueType type = ValueType.ofNumber(control >>> 5, offset);
        if (type == ValueType.POINTER) {
            return pointer(bytes, offset, control);
        }
        int next = offset + 1;
        if (type == ValueType.EXTENDED) {
            // Numbers below 8 have no need of a second byte; what has one says so falsely.
            int number = byteAt(bytes, next) + 7;
            type = number > 7 ? ValueType.ofNumber(number, offset) : ValueType.EXTENDED;
            next++;
        }
        int size = control & 0x1f;
        if (size > 28) {
            int more = size - 28;
            size = LONG_SIZES[more] + (int) integer(bytes, next, more);
            next += more;
        }
        if (!type.allows(size)) {
            throw new CorruptDataException("a value of type %s has size %d at byte %d".formatted(type, size, offset));
        }
        return new ValueHeader(type, size, next);
    }

    private static ValueHeader pointer(byte[] bytes, int offset, int control) throws CorruptDataException {
        int more = (control >>> 3 & 3) + 1;
        long upper = more == 4 ? 0 : (long) (control & 7) << (8 * more);
        long target = POINTER_BASES[more - 1] + upper + integer(bytes, offset + 1, more);
        if (target >= bytes.length) {
            throw new CorruptDataException("a pointer at byte %d leads beyond the last byte".formatted(offset));
        }
        return new ValueHeader(ValueType.POINTER, (int) target, offset + 1 + more);
    }

    private static long integer(byte[] bytes, int offset, int length) throws CorruptDataException {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | byteAt(bytes, offset + i);
        }
        return value;
    }

    private static int byteAt(byte[] bytes, int offset) throws CorruptDataException {
        if (offset >= bytes.length) {
            throw new CorruptDataException("a value ends beyond the last byte");
        }
        return bytes[offset] & 0xff;
    }
}
