package io.geotraffic.geoip;

/** The types of MaxMind DB 2.0, in the order of their numbers. */
enum ValueType {
    EXTENDED(0, 0),
    POINTER(1, 0),
    STRING(2, Integer.MAX_VALUE),
    DOUBLE(3, 8),
    BYTES(4, Integer.MAX_VALUE),
    UINT16(5, 2),
    UINT32(6, 4),
    MAP(7, Integer.MAX_VALUE),
    INT32(8, 4),
    UINT64(9, 8),
    UINT128(10, 16),
    ARRAY(11, Integer.MAX_VALUE),
    CACHE(12, 0),
    END_MARKER(13, 0),
    BOOLEAN(14, 1),
    FLOAT(15, 4);

    private static final ValueType[] BY_NUMBER = values();

    private final int number;
    private final int largestSize;

    ValueType(int number, int largestSize) {
        this.number = number;
        this.largestSize = largestSize;
    }

    /** The number that stands for it in a control byte, or in the byte behind it. */
    int number() {
        return number;
    }

    static ValueType ofNumber(int number, int offset) throws CorruptDataException {
        if (number < BY_NUMBER.length) {
            return BY_NUMBER[number];
        }
        throw new CorruptDataException("a value is of the unknown type " + number + " at byte " + offset);
    }

    /** Whether a value of a record may have this type and size. */
    boolean allows(int size) {
        return switch (this) {
            case EXTENDED, CACHE, END_MARKER -> false;
            case DOUBLE, FLOAT -> size == largestSize;
            default -> size <= largestSize;
        };
    }

    /** Bytes of the value itself behind its size; what a container holds is not among them. */
    int contentLength(int size) {
        return switch (this) {
            case MAP, ARRAY, POINTER, BOOLEAN -> 0;
            default -> size;
        };
    }
}
