package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.agent.flow.ModelKernel.Side;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Countries and accounts tell one truth in every snapshot, whatever comes, goes and is evicted. */
final class CountryTotalsPropertyTest {
    private static final int POLLS = 400;
    private static final List<String> COUNTRIES = List.of("AU", "BR", "PRIVATE", "SE", "UNKNOWN", "ZA");

    private record Series(int interfaceNumber, Direction direction, String country) {}

    private final Map<Series, Long> before = new HashMap<>();
    private final Map<Side, Long> totalsBefore = new HashMap<>();

    /** Grows with each new database: then prefixes are elsewhere. */
    private int generation;

    private final CountryTotals totals = new CountryTotals(this::origin, RandomTraffic.INTERFACES);

    private Origin origin(int ipVersion, long prefix) {
        int index = Math.floorMod(prefix + ipVersion + generation, COUNTRIES.size());
        return new Origin(COUNTRIES.get(index), prefix % 3 == 0);
    }

    @ParameterizedTest
    @CsvSource({"11, 5", "12, 30", "13, 60", "14, 1000"})
    void theTotalIsTheSumOverCountriesAndReasonsInEverySnapshot(long seed, int capacity) throws IOException {
        Random random = new Random(seed);
        ModelKernel kernel = new ModelKernel(capacity);
        PrefixAccounting accounting = new PrefixAccounting(kernel, RandomTraffic.INTERFACES);
        RandomTraffic traffic = new RandomTraffic(kernel, accounting, random);
        int told = 0;
        for (int poll = 0; poll < POLLS; poll++) {
            generation = poll / 100;
            traffic.betweenPolls();
            boolean atRest = random.nextInt(4) == 0;
            if (atRest) {
                traffic.openAll();
                traffic.land();
                kernel.atRest();
            } else {
                kernel.during(traffic::during);
            }
            for (InterfaceAccount account : accounting.poll(totals, poll).interfaces()) {
                check(account, atRest ? kernel : null);
                told++;
                if (account.last()) {
                    forget(account.interfaceNumber());
                    traffic.release(account.interfaceNumber());
                }
            }
        }
        assertTrue(told > POLLS, "the run has interfaces");
    }

    private void check(InterfaceAccount account, @Nullable ModelKernel atRest) {
        InterfaceCountries countries = totals.of(account.interfaceNumber());
        for (Direction direction : Direction.values()) {
            Side side = new Side(account.interfaceNumber(), direction);
            DirectionAccount named = account.of(direction);
            long byCountry = countries.countries().stream()
                    .mapToLong(country -> grown(side, country))
                    .sum();
            assertEquals(named.attributed(), byCountry);
            assertEquals(byCountry + named.evicted() + named.nonIp() + named.malformed(), named.total());
            assertTrue(countries.ambiguous(direction) <= byCountry, "more is ambiguous than there is");
            assertTrue(totalsBefore.getOrDefault(side, 0L) <= named.total(), "the total falls");
            totalsBefore.put(side, named.total());
            if (atRest != null) {
                assertEquals(atRest.totals(side).all().bytes(), named.total());
            }
        }
    }

    private long grown(Side side, CountryTraffic country) {
        long bytes = country.of(side.direction());
        Long previous = before.put(new Series(side.interfaceNumber(), side.direction(), country.country()), bytes);
        assertTrue(previous == null || previous <= bytes, "bytes of a country fall");
        return bytes;
    }

    private void forget(int number) {
        totals.forget(number);
        before.keySet().removeIf(series -> series.interfaceNumber == number);
        totalsBefore.keySet().removeIf(side -> side.interfaceNumber() == number);
    }
}
