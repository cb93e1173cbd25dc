package io.geotraffic.agent;

import io.geotraffic.agent.flow.Origin;
import io.geotraffic.agent.flow.PrefixOrigins;
import io.geotraffic.geoip.Attribution;
import io.geotraffic.geoip.CountryResolver;

/** The country database as the accounting sees it. */
record DatabaseOrigins(CountryResolver resolver) implements PrefixOrigins {
    @Override
    public Origin of(int ipVersion, long prefix) {
        Attribution attribution = resolver.resolve(ipVersion, prefix);
        return new Origin(attribution.country(), attribution.ambiguous());
    }
}
