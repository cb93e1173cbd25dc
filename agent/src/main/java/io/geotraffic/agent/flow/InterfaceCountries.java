package io.geotraffic.agent.flow;

import java.util.List;

/**
 * What was attributed of one interface since it was attached.
 *
 * @param countries in order of their names
 * @param ambiguousReceived bytes of prefixes that are not wholly in the country they are counted under
 */
public record InterfaceCountries(List<CountryTraffic> countries, long ambiguousReceived, long ambiguousSent) {
    public InterfaceCountries {
        countries = List.copyOf(countries);
    }

    public long ambiguous(Direction direction) {
        return direction.pick(ambiguousReceived, ambiguousSent);
    }
}
