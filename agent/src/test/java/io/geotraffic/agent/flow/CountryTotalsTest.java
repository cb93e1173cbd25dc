package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CountryTotalsTest {
    private static final long A = 0xa;
    private static final long B = 0xb;

    private final Map<Long, Origin> origins = new HashMap<>(Map.of(
            A, new Origin("SE", false),
            B, new Origin("BR", true)));
    private final CountryTotals totals =
            new CountryTotals((version, prefix) -> origins.getOrDefault(prefix, new Origin("UNKNOWN", false)), 2);

    @Test
    void keepsDirectionsAndVersionsApart() {
        totals.add(PrefixKey.of(0, Direction.RECEIVED, 4, A), 1);
        totals.add(PrefixKey.of(0, Direction.RECEIVED, 6, A), 20);
        totals.add(PrefixKey.of(0, Direction.SENT, 4, A), 300);
        totals.add(PrefixKey.of(0, Direction.SENT, 6, A), 4000);
        totals.add(PrefixKey.of(0, Direction.SENT, 6, A), 50_000);
        CountryTraffic sweden = new CountryTraffic("SE", 1, 20, 300, 54_000);
        assertEquals(new InterfaceCountries(List.of(sweden), 0, 0), totals.of(0));
        assertEquals(21, sweden.of(Direction.RECEIVED));
        assertEquals(54_300, sweden.of(Direction.SENT));
    }

    @Test
    void asksForThePrefixAsItsVersionHasIt() {
        Map<Integer, Long> asked = new HashMap<>();
        CountryTotals asking = new CountryTotals(
                (version, prefix) -> {
                    asked.put(version, prefix);
                    return new Origin("SE", false);
                },
                16_384);
        asking.add(PrefixKey.of(16_383, Direction.SENT, 4, 0xc00002), 1);
        asking.add(PrefixKey.of(16_383, Direction.SENT, 6, 0xffff_0db8_0007L), 1);
        assertEquals(Map.of(4, 0xc00002L, 6, 0xffff_0db8_0007L), asked);
    }

    @Test
    void tellsCountriesInTheOrderOfTheirNames() {
        totals.add(PrefixKey.of(0, Direction.SENT, 4, 0xc), 1);
        totals.add(PrefixKey.of(0, Direction.SENT, 4, A), 1);
        totals.add(PrefixKey.of(0, Direction.SENT, 4, B), 1);
        assertEquals(
                List.of("BR", "SE", "UNKNOWN"),
                totals.of(0).countries().stream().map(CountryTraffic::country).toList());
    }

    @Test
    void whatIsAmbiguousIsAmongTheCountryAndNamedBesides() {
        totals.add(PrefixKey.of(0, Direction.RECEIVED, 4, B), 7);
        totals.add(PrefixKey.of(0, Direction.SENT, 6, B), 80);
        totals.add(PrefixKey.of(0, Direction.SENT, 4, A), 900);
        InterfaceCountries countries = totals.of(0);
        assertEquals(
                List.of(new CountryTraffic("BR", 7, 0, 0, 80), new CountryTraffic("SE", 0, 0, 900, 0)),
                countries.countries());
        assertEquals(7, countries.ambiguous(Direction.RECEIVED));
        assertEquals(80, countries.ambiguous(Direction.SENT));
    }

    @Test
    void whatWasCountedStaysWhereItWasWhateverANewerDatabaseSays() {
        long key = PrefixKey.of(0, Direction.SENT, 4, A);
        totals.add(key, 100);
        origins.put(A, new Origin("ZA", true));
        totals.add(key, 5);
        assertEquals(
                new InterfaceCountries(
                        List.of(new CountryTraffic("SE", 0, 0, 100, 0), new CountryTraffic("ZA", 0, 0, 5, 0)), 0, 5),
                totals.of(0));
    }

    @Test
    void anInterfaceWithoutTrafficHasNoCountries() {
        totals.add(PrefixKey.of(0, Direction.SENT, 4, A), 100);
        assertEquals(new InterfaceCountries(List.of(), 0, 0), totals.of(1));
    }

    @Test
    void whatWasToldDoesNotChangeAnyMore() {
        long key = PrefixKey.of(0, Direction.SENT, 4, A);
        totals.add(key, 100);
        InterfaceCountries told = totals.of(0);
        totals.add(key, 5);
        totals.add(PrefixKey.of(0, Direction.SENT, 4, B), 5);
        assertEquals(new InterfaceCountries(List.of(new CountryTraffic("SE", 0, 0, 100, 0)), 0, 0), told);
        assertThrows(UnsupportedOperationException.class, () -> told.countries().clear());
    }

    @Test
    void aNumberBeginsAnewAfterItWasForgottenAndOthersDoNot() {
        totals.add(PrefixKey.of(0, Direction.SENT, 4, B), 100);
        totals.add(PrefixKey.of(1, Direction.SENT, 4, B), 100);
        totals.forget(0);
        assertEquals(new InterfaceCountries(List.of(), 0, 0), totals.of(0));
        assertEquals(new InterfaceCountries(List.of(new CountryTraffic("BR", 0, 0, 100, 0)), 0, 100), totals.of(1));
        totals.add(PrefixKey.of(0, Direction.SENT, 4, B), 3);
        assertEquals(new InterfaceCountries(List.of(new CountryTraffic("BR", 0, 0, 3, 0)), 0, 3), totals.of(0));
    }
}
