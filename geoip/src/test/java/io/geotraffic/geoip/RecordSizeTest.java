package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordSizeTest {
    /** The second of two nodes, as the specification lays it out. */
    @ParameterizedTest
    @CsvSource({
        "24, 12345678abcd, 123456, 78abcd",
        "28, 234567a189abcd, a234567, 189abcd",
        "28, ffffff0f000001, 0ffffff, f000001",
        "32, fedcba9887654321, fedcba98, 87654321"
    })
    void isLaidOutAsSpecified(int bits, String node, String left, String right) {
        RecordSize size = RecordSize.ofBits(bits).orElseThrow();
        byte[] expected = HexFormat.of().parseHex("00".repeat(size.nodeBytes()) + node);
        long[] records = {Long.parseLong(left, 16), Long.parseLong(right, 16)};
        assertEquals(records[0], size.read(expected, 1, 0));
        assertEquals(records[1], size.read(expected, 1, 1));

        byte[] written = new byte[expected.length];
        size.write(written, 1, 0, records[0]);
        size.write(written, 1, 1, records[1]);
        assertArrayEquals(expected, written);
    }

    @ParameterizedTest
    @EnumSource(RecordSize.class)
    void aSideIsWrittenWithoutTheOther(RecordSize size) {
        long largest = (1L << size.bits()) - 1;
        for (int side = 0; side < 2; side++) {
            byte[] tree = new byte[size.nodeBytes()];
            size.write(tree, 0, 1 - side, largest);
            size.write(tree, 0, side, largest);
            size.write(tree, 0, side, 0);
            assertEquals(0, size.read(tree, 0, side));
            assertEquals(largest, size.read(tree, 0, 1 - side));
        }
    }

    @Test
    void theSmallestThatHoldsAValueIsTaken() {
        assertEquals(Optional.of(RecordSize.BITS_24), RecordSize.holding(0xffffff));
        assertEquals(Optional.of(RecordSize.BITS_28), RecordSize.holding(0x1000000));
        assertEquals(Optional.of(RecordSize.BITS_28), RecordSize.holding(0xfffffff));
        assertEquals(Optional.of(RecordSize.BITS_32), RecordSize.holding(0xffffffffL));
        assertEquals(Optional.empty(), RecordSize.holding(0x100000000L));
        assertTrue(RecordSize.BITS_24.canHold(0));
        assertFalse(RecordSize.BITS_24.canHold(0x1000000));
    }
}
