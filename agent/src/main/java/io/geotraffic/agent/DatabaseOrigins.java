package io.geotraffic.agent;

import io.geotraffic.agent.flow.Origin;
import io.geotraffic.agent.flow.PrefixOrigins;
import io.geotraffic.geoip.Attribution;
import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.CountryResolver;
import java.util.IdentityHashMap;

/** The country database as the accounting sees it. One thread. */
final class DatabaseOrigins implements PrefixOrigins {
    private final CountryResolver<Origin> resolver;

    /** Of the few hundred answers that a database has: there may be millions of prefixes in a poll. */
    private final IdentityHashMap<Attribution, Origin> origins = new IdentityHashMap<>();

    /**
     * @param cacheSize prefixes to remember the origin of
     * @param privateCountry what the country of addresses is called that are not globally routable
     */
    DatabaseOrigins(int cacheSize, String privateCountry) {
        resolver = new CountryResolver<>(cacheSize, privateCountry, this::origin);
    }

    /** From now on asks this database. Costs nothing if it asks it already. */
    void use(CountryDatabase database) {
        if (resolver.use(database)) {
            origins.clear();
        }
    }

    @Override
    public Origin of(int ipVersion, long prefix) {
        return resolver.resolve(ipVersion, prefix);
    }

    private Origin origin(Attribution answer) {
        return origins.computeIfAbsent(answer, each -> new Origin(each.country(), each.ambiguous()));
    }
}
