package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes as the format's specification has them; each of the hostile ones is small. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class DataSectionTest {
    private static DataSection section(String hex) {
        return new DataSection(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    40, ''
                    42 44 45, DE
                    44 c3 a9 c3 a9, éé
                    20 02 42 44 45, DE
                    20 02 20 04 42 44 45, DE
                    e0, none
                    a1 01, none
                    """)
    void readsStrings(String hex, String expected) throws CorruptDataException {
        assertEquals(expected, section(hex).string(0).orElse("none"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 28, 29, 30, 284, 285, 286, 65_820, 65_821, 65_822, 200_000})
    void readsStringsOfEveryLength(int length) throws CorruptDataException {
        String text = "x".repeat(length);
        DataSection section = new DataSection(ForgedDatabase.record(text));
        section.check(0);
        assertEquals(Optional.of(text), section.string(0));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    a0, 0
                    a1 ff, 255
                    a2 ff ff, 65535
                    c4 ff ff ff ff, 4294967295
                    08 02 7f ff ff ff ff ff ff ff, 9223372036854775807
                    08 02 ff ff ff ff ff ff ff ff, -1
                    04 01 ff ff ff ff, -1
                    01 07, -1
                    42 44 45, -1
                    """)
    void readsUnsignedIntegers(String hex, long expected) throws CorruptDataException {
        assertEquals(expected, section(hex).unsigned(0));
    }

    @Test
    void findsAKeyBehindAnythingElse() throws CorruptDataException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("names", Map.of("en", List.of(1, "two", Map.of("iso_code", "no"))));
        map.put("ratio", 0.5);
        map.put("yes", true);
        map.put("single", 2.5f);
        map.put("bytes", new byte[300]);
        map.put("iso_code", "DE");
        DataSection section = new DataSection(ForgedDatabase.record(map));
        section.check(0);
        assertEquals(
                Optional.of("DE"), section.string(section.find(0, "iso_code").orElseThrow()));
        assertEquals(OptionalInt.empty(), section.find(0, "code"));
        assertEquals(OptionalInt.empty(), section.find(0, "iso_codf"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    00             | a value ends beyond the last byte
                    00 00          | a value of type EXTENDED has size 0 at byte 0
                    00 05          | a value of type CACHE has size 0 at byte 0
                    00 06          | a value of type END_MARKER has size 0 at byte 0
                    00 09          | a value is of the unknown type 16 at byte 0
                    00 ff          | a value is of the unknown type 262 at byte 0
                    02 07          | a value of type BOOLEAN has size 2 at byte 0
                    67 00          | a value of type DOUBLE has size 7 at byte 0
                    a3 00 00 00    | a value of type UINT16 has size 3 at byte 0
                    42 44          | a value at byte 1 ends beyond the last byte
                    5f ff ff ff    | a value at byte 4 ends beyond the last byte
                    5f ff          | a value ends beyond the last byte
                    42 c3 28       | a string is not UTF-8 at byte 1
                    41 c3          | a string is not UTF-8 at byte 1
                    e1 41 61       | a value ends beyond the last byte
                    e1 a1 01 40    | a map's key is no string at byte 1
                    ff ff ff ff    | a value ends beyond the last byte
                    1f 04 ff ff ff | a value ends beyond the last byte
                    20             | a value ends beyond the last byte
                    20 02          | a pointer at byte 0 leads beyond the last byte
                    38 ff ff ff ff | a pointer at byte 0 leads beyond the last byte
                    20 00          | values nest deeper than 64 at byte 0
                    e1 20 00 40    | values nest deeper than 64 at byte 1
                    e1 41 61 20 00 | values nest deeper than 64 at byte 1
                    """)
    void refuses(String hex, String expected) {
        CorruptDataException refusal =
                assertThrows(CorruptDataException.class, () -> section(hex).check(0));
        assertEquals(expected, refusal.getMessage());
    }

    @Test
    void valuesMayNestALittle() throws CorruptDataException {
        section("01 04".repeat(64) + "40").check(0);
        assertThrows(
                CorruptDataException.class,
                () -> section("01 04".repeat(65) + "40").check(0));
    }

    /** Arrays of arrays, each claiming 16 million values: a reader that believed them would need gigabytes. */
    @Test
    void sizesThatAreNotTrueCostNothing() {
        DataSection section = section("1f 04 ff ff ff".repeat(60));
        assertThrows(CorruptDataException.class, () -> section.check(0));
    }

    /** Each of 30 arrays holds the next one 28 times by pointers: 28^30 values for one who follows them all. */
    @Test
    void pointersToTheSameAreFollowedOnce() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int level = 0; level < 30; level++) {
            bytes.writeBytes(new byte[] {28, 4});
            int next = 58 * (level + 1);
            for (int i = 0; i < 28; i++) {
                bytes.writeBytes(new byte[] {(byte) (0x20 | next >>> 8), (byte) next});
            }
        }
        bytes.writeBytes("B".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes("DE".getBytes(StandardCharsets.US_ASCII));
        assertDoesNotThrow(() -> new DataSection(bytes.toByteArray()).check(0));
    }

    /** Every eighth byte begins an array of 65,821 strings, and to the others that is a string. */
    @Test
    void recordsThatOverlapEndlesslyAreRefused() {
        byte[] bytes = new byte[1 << 18];
        Arrays.fill(bytes, (byte) 0x40);
        for (int i = 0; i < bytes.length / 2; i += 8) {
            System.arraycopy(HexFormat.of().parseHex("461f0400000040"), 0, bytes, i, 7);
        }
        DataSection section = new DataSection(bytes);
        CorruptDataException refusal = assertThrows(CorruptDataException.class, () -> {
            for (int i = 1; i < bytes.length / 2; i += 8) {
                section.check(i);
            }
        });
        assertEquals("records overlap too often", refusal.getMessage());
    }
}
