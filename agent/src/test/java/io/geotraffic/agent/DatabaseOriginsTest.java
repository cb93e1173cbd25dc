package io.geotraffic.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.agent.flow.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no database is loaded. */
final class DatabaseOriginsTest {
    private final DatabaseOrigins origins = new DatabaseOrigins(16, "LAN");

    /** The prefix without its last bits, as keys have it: 8.8.8, 10.0.0, 192.168.1, 2a00:1450:4001, fd00:1:2. */
    @ParameterizedTest
    @CsvSource({
        "4, 080808, UNKNOWN",
        "4, 0a0000, LAN",
        "4, c0a801, LAN",
        "6, 2a0014504001, UNKNOWN",
        "6, fd0000010002, LAN"
    })
    void publicPrefixesAreUnknownAndPrivateOnesAreCalledAsAskedFor(int version, String prefix, String country) {
        assertEquals(new Origin(country, false), origins.of(version, Long.parseLong(prefix, 16)));
    }
}
