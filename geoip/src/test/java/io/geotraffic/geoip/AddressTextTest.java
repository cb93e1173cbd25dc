package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.0.0.0/8", "192.0.2.0/24", "255.255.255.255/32"})
    void writesIpv4(String network) {
        assertEquals(network, Network.parse(network).toString());
    }

    /** The rules of RFC 5952, sections 4.1 to 4.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::/0",
                "::/128",
                "::1/128",
                "2000::/3",
                "2001:db8::/32",
                "2001:db8::1/128",
                "2001:db8:0:1:1:1:1:1/128",
                "2001:0:0:1::1/128",
                "2001:db8::1:0:0:1/128",
                "1:2:3:4:5:6:7:8/128",
                "abcd:ef01::/32",
                "1:2:3:4:5:6:7:0/112",
                "0:2:3:4:5:6:7:8/128"
            })
    void writesIpv6(String network) {
        assertEquals(network, Network.parse(network).toString());
    }

    @Test
    void isReadAsWhatWasWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            // Groups of zeros are what is difficult.
            long high = random.nextLong() & mask(random);
            long low = random.nextLong() & mask(random);
            Network network = NetworksModel.cut(6, high, low, random.nextInt(129));
            assertEquals(network, Network.parse(network.toString()));
        }
    }

    private static long mask(Random random) {
        long mask = 0;
        for (int i = 0; i < 4; i++) {
            mask = mask << 16 | (random.nextBoolean() ? 0 : 0xffff);
        }
        return mask;
    }
}
