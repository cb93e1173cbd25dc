package io.geotraffic.agent;

import io.geotraffic.agent.flow.Origin;
import io.geotraffic.agent.flow.PrefixOrigins;
import io.geotraffic.geoip.Attribution;
import io.geotraffic.geoip.CountryResolver;
import java.util.HashMap;
import java.util.Map;

/** The country database as the accounting sees it. */
final class DatabaseOrigins implements PrefixOrigins {
    private final CountryResolver resolver;

    /** A few hundred, made once: there may be millions of prefixes in a poll. */
    private final Map<Attribution, Origin> origins = new HashMap<>();

    DatabaseOrigins(CountryResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Origin of(int ipVersion, long prefix) {
        return origins.computeIfAbsent(
                resolver.resolve(ipVersion, prefix), answer -> new Origin(answer.country(), answer.ambiguous()));
    }
}
