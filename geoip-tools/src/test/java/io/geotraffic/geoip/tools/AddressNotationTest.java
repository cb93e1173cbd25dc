package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.AddressText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressNotationTest {
    private static String text(String notation) {
        return AddressNotation.parse(notation)
                .map(parsed -> parsed.address().text(parsed.ipVersion()))
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,                   0.0.0.0",
        "192.0.2.1,                 192.0.2.1",
        "255.255.255.255,           255.255.255.255",
        "::,                        ::",
        "::1,                       ::1",
        "1::,                       1::",
        "2001:DB8::A:b,             2001:db8::a:b",
        "2001:0db8:0:0:0:0:0:1,     2001:db8::1",
        "1:2:3:4:5:6:7:8,           1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::,           1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8,           0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33,       64:ff9b::c000:221",
        "1:2:3:4:5:6:192.0.2.33,    1:2:3:4:5:6:c000:221",
        "::ffff:192.0.2.33,         192.0.2.33",
        "::ffff:c000:221,           192.0.2.33",
        "0,                         0.0.0.0",
        "16777216,                  1.0.0.0",
        "4294967295,                255.255.255.255",
        "4294967296,                ::1:0:0",
        "281470698520576,           1.0.0.0",
        "281474976710656,           ::1:0:0:0",
        "42540766411282592856903984951653826560, 2001:db8::",
        "340282366920938463463374607431768211455, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void reads(String notation, String expected) {
        assertEquals(expected, text(notation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.256",
                "1.2.3.1000",
                "01.2.3.4",
                "1.2.3.4 ",
                "1.2.3.x",
                "1.2.3.4:",
                "\u0661.2.3.4",
                "\u0661",
                ":",
                ":::",
                ":1",
                "1:",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2::3",
                "1:::2",
                "12345::",
                "g::",
                "::1%1",
                "[::1]",
                "::1.2.3",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "\u0661::",
                "340282366920938463463374607431768211456",
                "1000000000000000000000000000000000000000",
                "DE"
            })
    void refuses(String notation) {
        assertEquals("-", text(notation));
    }

    /** Strings of what addresses are made of: where both take one, they mean the same. */
    @Test
    void agreesWithJavaOnIpv6() throws Exception {
        Random random = new Random(1);
        int addresses = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = ipv6LikeText(random);
            Optional<Address> address = Ipv6Notation.parse(text);
            Optional<Address> expected = java(text);
            assertEquals(expected, address, text);
            addresses += address.isPresent() ? 1 : 0;
        }
        assertTrue(addresses > 10_000, "only " + addresses + " were addresses");
    }

    private static String ipv6LikeText(Random random) {
        StringBuilder text = new StringBuilder();
        int groups = random.nextInt(4) == 0 ? random.nextInt(10) : 8;
        for (int i = 0; i < groups; i++) {
            text.append(i == 0 || random.nextInt(40) == 0 ? "" : ":");
            text.append(random.nextInt(12) == 0 ? "" : Integer.toHexString(random.nextInt(0x10000)));
        }
        if (random.nextInt(4) == 0) {
            text.append(":").append(AddressText.ofIpv4(random.nextInt()));
        }
        return text.toString();
    }

    private static Optional<Address> java(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
            // An IPv4-mapped address does not come about by chance.
            return address instanceof Inet6Address
                    ? Optional.of(new Address(bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24,        192.0.2.0-192.0.2.255",
        "0.0.0.0/0,           0.0.0.0-255.255.255.255",
        "192.0.2.1/32,        192.0.2.1-192.0.2.1",
        "::ffff:192.0.2.0/120, 192.0.2.0-192.0.2.255",
        "2001:db8::/126,      2001:db8::-2001:db8::3",
        "::/0,                ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "192.0.2.1/24,        -",
        "192.0.2.0/33,        -",
        "192.0.2.0/,          -",
        "192.0.2.0/-1,        -",
        "192.0.2.0/1000,      -",
        "192.0.2.0/\u0662\u0664, -",
        "::ffff:192.0.2.0/95, -",
        "::ffff:192.0.2.0/129, -",
        "2001:db8::/129,      -",
        "2001:db8::1/64,      -",
        "3221225984/24,       -",
        "192.0.2.7,           192.0.2.7-192.0.2.7",
        "2001:db8::7,         2001:db8::7-2001:db8::7",
        "3221225984,          -",
        "/24,                 -"
    })
    void readsNetworks(String notation, String expected) {
        assertEquals(
                expected,
                NetworkNotation.parse(notation)
                        .map(block -> block.first().text(block.ipVersion())
                                + "-"
                                + block.last().text(block.ipVersion()))
                        .orElse("-"));
    }
}
