package io.geotraffic.agent;

import io.geotraffic.agent.flow.PrefixDeltas;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Bytes by prefix since the start, of as many prefixes as memory is meant for. */
final class PrefixTotals implements PrefixDeltas {
    private static final int MAXIMUM = 100_000;

    private final Map<Long, Long> bytesByKey = new HashMap<>();
    private long others;

    @Override
    public void add(long key, long bytes) {
        if (bytesByKey.size() < MAXIMUM || bytesByKey.containsKey(key)) {
            bytesByKey.merge(key, bytes, Long::sum);
        } else {
            others += bytes;
        }
    }

    /** See {@link io.geotraffic.agent.flow.PrefixKey}. */
    Map<Long, Long> bytesByKey() {
        return Collections.unmodifiableMap(bytesByKey);
    }

    /** Bytes of the prefixes that came when there was no more room. */
    long others() {
        return others;
    }
}
