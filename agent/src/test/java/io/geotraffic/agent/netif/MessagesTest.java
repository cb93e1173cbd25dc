package io.geotraffic.agent.netif;

import static io.geotraffic.agent.netif.RouteBytes.attribute;
import static io.geotraffic.agent.netif.RouteBytes.integer;
import static io.geotraffic.agent.netif.RouteBytes.join;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesTest {
    /** Type, flags, sequence number and body of each message. */
    private static List<String> read(byte[] datagram, int length) {
        List<String> found = new ArrayList<>();
        Messages.forEach(
                datagram,
                length,
                message -> found.add("%d %d %d %s"
                        .formatted(message.type(), message.flags(), message.sequence(), hex(message.body()))));
        return found;
    }

    private static List<String> read(byte[] datagram) {
        return read(datagram, datagram.length);
    }

    /** Type and value of each attribute. */
    private static List<String> readAttributes(byte[] body, int from) {
        List<String> found = new ArrayList<>();
        Messages.forEachAttribute(buffer(body), from, (type, value) -> found.add(type + " " + hex(value)));
        return found;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static String hex(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void writesWhatItReads() {
        byte[] body = {1, 2, 3, 4, 5, 6, 7, 8};
        byte[] message = Messages.message(18, 0x301, 77, buffer(body));
        assertEquals(List.of("18 769 77 0102030405060708"), read(message));
        assertEquals(24, buffer(message).getInt(0), "the length is that of header and body");
        assertEquals(0, buffer(message).getInt(12), "the kernel fills in the port");
    }

    @Test
    void readsAllMessagesOfADatagramWhateverTheirLengths() {
        byte[] datagram = join(
                RouteBytes.message(16, 2, 1, new byte[] {1}),
                RouteBytes.message(17, 0, -1, new byte[] {1, 2, 3}),
                RouteBytes.message(0xffff, 0xffff, 3),
                RouteBytes.message(18, 0, 4, new byte[] {1, 2, 3, 4}));
        List<String> expected = List.of("16 2 1 01", "17 0 -1 010203", "65535 65535 3 ", "18 0 4 01020304");
        assertEquals(expected, read(datagram));
        assertEquals(expected, read(Arrays.copyOf(datagram, 1000), datagram.length), "not beyond its length");
    }

    @Test
    void theLastMessageNeedsNoPadding() {
        byte[] datagram = RouteBytes.message(16, 2, 1, new byte[] {1, 2, 3, 4, 5});
        assertEquals(List.of("16 2 1 0102030405"), read(datagram, 21));
    }

    @Test
    void endsAtAMessageThatIsCutOff() {
        byte[] datagram = join(
                RouteBytes.message(16, 0, 1, new byte[] {1, 2, 3, 4}), RouteBytes.message(17, 0, 2, new byte[] {1}));
        for (int length = 20; length < 20 + 17; length++) {
            assertEquals(List.of("16 0 1 01020304"), read(datagram, length), "cut to " + length);
        }
        for (int length = 0; length < 20; length++) {
            assertEquals(List.of(), read(datagram, length), "cut to " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 33})
    void endsAtALengthThatCannotBe(int length) {
        byte[] datagram = join(RouteBytes.message(16, 0, 1), RouteBytes.message(17, 0, 2), new byte[16]);
        buffer(datagram).putInt(16, length);
        assertEquals(List.of("16 0 1 "), read(datagram));
    }

    @Test
    void readsAttributesAndNotTheirFlags() {
        byte[] body = join(
                new byte[] {9, 9, 9, 9},
                attribute(3, new byte[] {1}),
                attribute(0x8000 | 5, new byte[] {1, 2, 3, 4}),
                attribute(0x4000 | 6),
                attribute(7, new byte[] {1, 2, 3, 4, 5}));
        assertEquals(List.of("3 01", "5 01020304", "6 ", "7 0102030405"), readAttributes(body, 4));
    }

    @Test
    void endsAtAnAttributeThatIsCutOff() {
        byte[] body = join(attribute(1, integer(7)), attribute(2, new byte[] {1, 2, 3}));
        String first = "1 " + HexFormat.of().formatHex(integer(7));
        assertEquals(List.of(first, "2 010203"), readAttributes(Arrays.copyOf(body, 15), 0), "needs no padding");
        for (int length = 8; length < 15; length++) {
            assertEquals(List.of(first), readAttributes(Arrays.copyOf(body, length), 0), "cut to " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 13, 0xffff})
    void endsAtAnAttributeWhoseLengthCannotBe(int length) {
        byte[] body = join(attribute(1), attribute(2), new byte[8]);
        buffer(body).putShort(4, (short) length);
        assertEquals(List.of("1 "), readAttributes(body, 0));
    }

    @Test
    void aBodyThatEndsBeforeItsAttributesHasNone() {
        assertEquals(List.of(), readAttributes(new byte[3], 16));
        assertEquals(List.of(), readAttributes(new byte[16], 16));
    }

    @Test
    void textEndsAtItsZeroOrWithTheValue() {
        assertEquals("eth0", Messages.text(buffer(new byte[] {'e', 't', 'h', '0', 0, 'x'})));
        assertEquals("eth0", Messages.text(buffer(new byte[] {'e', 't', 'h', '0'})));
        assertEquals("", Messages.text(buffer(new byte[] {0})));
        assertEquals("", Messages.text(buffer(new byte[0])));
        assertEquals("ä", Messages.text(buffer(new byte[] {(byte) 0xc3, (byte) 0xa4})));
    }

    @Test
    void aPartHasTheOrderOfTheWhole() {
        ByteBuffer whole = buffer(join(integer(1), integer(2)));
        assertEquals(2, Messages.part(whole, 4, 4).getInt(0));
        assertArrayEquals(new byte[8], Messages.buffer(8).array());
    }

    @Test
    void namesThatAreNoUtf8StayApart() {
        assertEquals("\\xffa", Messages.text(ByteBuffer.wrap(new byte[] {(byte) 0xff, 'a', 0, 'b'})));
        assertEquals("\\xfea", Messages.text(ByteBuffer.wrap(new byte[] {(byte) 0xfe, 'a', 0})));
        assertEquals("ä", Messages.text(ByteBuffer.wrap("ä".getBytes(StandardCharsets.UTF_8))));
    }
}
