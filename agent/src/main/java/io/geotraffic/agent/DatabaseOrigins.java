package io.geotraffic.agent;

import io.geotraffic.agent.flow.Origin;
import io.geotraffic.agent.flow.PrefixOrigins;
import io.geotraffic.geoip.Attribution;
import io.geotraffic.geoip.CountryResolver;
import java.util.IdentityHashMap;

/** The country database as the accounting sees it. */
final class DatabaseOrigins implements PrefixOrigins {
    private static final int MOST = 4096;

    private final CountryResolver resolver;

    /** Of the few hundred answers that a database has: there may be millions of prefixes in a poll. */
    private final IdentityHashMap<Attribution, Origin> origins = new IdentityHashMap<>();

    DatabaseOrigins(CountryResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Origin of(int ipVersion, long prefix) {
        Attribution answer = resolver.resolve(ipVersion, prefix);
        Origin origin = origins.get(answer);
        if (origin == null) {
            // Those of databases that are not in use any more go as well.
            if (origins.size() == MOST) {
                origins.clear();
            }
            origin = new Origin(answer.country(), answer.ambiguous());
            origins.put(answer, origin);
        }
        return origin;
    }
}
