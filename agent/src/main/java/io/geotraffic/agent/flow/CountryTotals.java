package io.geotraffic.agent.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds what polls find to be new to the countries it belongs to. What was added stays there, whatever
 * a newer database says. One thread adds and reads.
 */
public final class CountryTotals implements PrefixDeltas {
    private static final int VERSIONS = 2;

    private final PrefixOrigins origins;

    /** By interface number. */
    private final @Nullable Ledger[] ledgers;

    private static final class Ledger {
        /** By country; within, see {@link #index}. */
        private final Map<String, long[]> bytes = new HashMap<>();

        /** By the direction's code. */
        private final long[] ambiguous = new long[Direction.COUNT];
    }

    /** @param interfaces how many there can be at a time */
    public CountryTotals(PrefixOrigins origins, int interfaces) {
        this.origins = origins;
        this.ledgers = new Ledger[interfaces];
    }

    @Override
    public void add(long key, long bytes) {
        Ledger ledger = ledgerOf(PrefixKey.interfaceNumber(key));
        Direction direction = PrefixKey.direction(key);
        int ipVersion = PrefixKey.ipVersion(key);
        Origin origin = origins.of(ipVersion, PrefixKey.prefix(key));
        long[] country = ledger.bytes.get(origin.country());
        if (country == null) {
            country = new long[Direction.COUNT * VERSIONS];
            ledger.bytes.put(origin.country(), country);
        }
        country[index(direction, ipVersion)] += bytes;
        if (origin.ambiguous()) {
            ledger.ambiguous[direction.code()] += bytes;
        }
    }

    private Ledger ledgerOf(int interfaceNumber) {
        Ledger ledger = ledgers[interfaceNumber];
        if (ledger == null) {
            ledger = new Ledger();
            ledgers[interfaceNumber] = ledger;
        }
        return ledger;
    }

    private static int index(Direction direction, int ipVersion) {
        return direction.code() * VERSIONS + (ipVersion == 6 ? 1 : 0);
    }

    /** A copy, for any thread. */
    public InterfaceCountries of(int interfaceNumber) {
        Ledger ledger = ledgers[interfaceNumber];
        if (ledger == null) {
            return new InterfaceCountries(List.of(), 0, 0);
        }
        List<CountryTraffic> countries = new ArrayList<>(ledger.bytes.size());
        new TreeMap<>(ledger.bytes)
                .forEach((country, bytes) -> countries.add(new CountryTraffic(
                        country,
                        bytes[index(Direction.RECEIVED, 4)],
                        bytes[index(Direction.RECEIVED, 6)],
                        bytes[index(Direction.SENT, 4)],
                        bytes[index(Direction.SENT, 6)])));
        return new InterfaceCountries(
                countries, ledger.ambiguous[Direction.RECEIVED.code()], ledger.ambiguous[Direction.SENT.code()]);
    }

    /** The number may stand for another interface from now on. */
    public void forget(int interfaceNumber) {
        ledgers[interfaceNumber] = null;
    }
}
