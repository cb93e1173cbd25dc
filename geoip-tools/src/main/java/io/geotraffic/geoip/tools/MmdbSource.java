package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseException;
import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.NetworkVisitor;
import java.nio.file.Path;

/**
 * Any MaxMind DB with countries. Where the database shows IPv4 once more (2002::/16 and the like), nothing
 * is read, for it would be three times as much; the facts name such networks, and what is packed shows
 * IPv4 there again.
 */
final class MmdbSource implements Source {
    @Override
    public SourceFacts read(Path file, RangeLayer layer) throws ImportException {
        try {
            CountryDatabase database = CountryDatabase.open(file);
            database.visitNetworks(into(layer, file));
            DatabaseFacts facts = database.facts();
            return new SourceFacts(facts.build(), description(facts), database.aliases());
        } catch (DatabaseException e) {
            throw ImportException.of(e);
        }
    }

    /** What was packed before says itself where it is from. */
    private static String description(DatabaseFacts facts) {
        if (facts.description().isEmpty()) {
            return facts.type();
        }
        return facts.type().equals(PackedDatabase.TYPE)
                ? facts.description()
                : facts.type() + " (" + facts.description() + ")";
    }

    /** Each network as it is: merged with its neighbours it would be another one to what decides between files. */
    private static NetworkVisitor into(RangeLayer layer, Path file) {
        return (ipVersion, high, low, length, country) -> {
            if (RowReader.isUnknown(country)) {
                layer.addUnknown();
                return;
            }
            Address first = new Address(high, low);
            Address last = first.lastOfBlock((ipVersion == 4 ? Integer.SIZE : 2 * Long.SIZE) - length);
            layer.add(new CountryRange(ipVersion, first, last, country, file, 0));
        };
    }
}
