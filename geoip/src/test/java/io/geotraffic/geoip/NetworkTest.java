package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
    @Test
    void readsBothVersions() {
        assertEquals(new Network(4, 0, 0xc000_0200L, 24), Network.parse("192.0.2.0/24"));
        assertEquals(new Network(4, 0, 0xffff_ffffL, 32), Network.parse("255.255.255.255/32"));
        assertEquals(new Network(4, 0, 0, 0), Network.parse("0.0.0.0/0"));
        assertEquals(new Network(6, 0x2001_0db8_0000_0000L, 0, 32), Network.parse("2001:db8::/32"));
        assertEquals(new Network(6, 0, 1, 128), Network.parse("::1/128"));
        assertEquals(new Network(6, 0, 0xffff_0000_0000L, 96), Network.parse("::ffff:0:0/96"));
        assertEquals(new Network(6, 0x8000_0000_0000_0000L, 0, 1), Network.parse("8000::/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "192.0.2.0",
                "192.0.2.0/",
                "192.0.2.0/x",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.1/24",
                "192.0.2/24",
                "2001:db8::/129",
                "2001:db8::1/127",
                "2001:db8::1/64",
                "2001:db8:0:1::/63",
                "localhost/8"
            })
    void refusesAnythingElseInOneLine(String text) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Network.parse(text))
                .getMessage());
        assertTrue(message.startsWith("Network " + text + ": allowed is "), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void refusesNumbersThatAreNoNetwork() {
        assertThrows(IllegalArgumentException.class, () -> new Network(5, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Network(4, 1, 0, 32));
        assertThrows(IllegalArgumentException.class, () -> new Network(4, 0, 1L << 32, 32));
        assertThrows(IllegalArgumentException.class, () -> new Network(6, 1, 0, 63));
        assertThrows(IllegalArgumentException.class, () -> new Network(6, 0, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/24, true",
        "192.0.2.0/24, 192.0.2.128/25, true",
        "192.0.2.128/25, 192.0.0.0/16, true",
        "192.0.2.0/24, 192.0.3.0/24, false",
        "0.0.0.0/0, 192.0.3.0/24, true",
        "2001:db8::/32, 2001:db8:7::/48, true",
        "2001:db8::/64, 2001:db8::1/128, true",
        "2001:db8::/128, 2001:db8::1/128, false",
        "2001:db8::/32, 2001:db9::/32, false",
        "0.0.0.0/0, ::/0, false"
    })
    void overlapsWhatIsInIt(String one, String other, boolean expected) {
        assertEquals(expected, Network.parse(one).overlaps(Network.parse(other)));
        assertEquals(expected, Network.parse(other).overlaps(Network.parse(one)));
    }
}
