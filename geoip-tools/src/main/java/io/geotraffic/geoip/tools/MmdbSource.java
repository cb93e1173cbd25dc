package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseException;
import io.geotraffic.geoip.DatabaseFacts;
import io.geotraffic.geoip.NetworkVisitor;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Any MaxMind DB with countries. Neighbours of one country become one range. Where the database shows
 * IPv4 once more (2002::/16 and the like), nothing is read, for it would be three times as much; the
 * facts name such networks, and what is packed shows IPv4 there again.
 */
final class MmdbSource implements Source {
    @Override
    public SourceFacts read(Path file, RangeLayer layer) throws ImportException {
        try {
            CountryDatabase database = CountryDatabase.open(file);
            Merging merging = new Merging(file, layer);
            database.visitNetworks(merging);
            merging.end();
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

    private static final class Merging implements NetworkVisitor {
        private final Path file;
        private final RangeLayer layer;

        /** Of the networks that were visited last. */
        private @Nullable CountryRange range;

        Merging(Path file, RangeLayer layer) {
            this.file = file;
            this.layer = layer;
        }

        @Override
        public void visit(int ipVersion, long high, long low, int length, String country) {
            Address first = new Address(high, low);
            Address last = first.lastOfBlock((ipVersion == 4 ? Integer.SIZE : 2 * Long.SIZE) - length);
            CountryRange before = range;
            if (before != null && continues(before, ipVersion, first, country)) {
                range = new CountryRange(ipVersion, before.first(), last, country, file, 0);
            } else {
                end();
                range = new CountryRange(ipVersion, first, last, country, file, 0);
            }
        }

        private static boolean continues(CountryRange before, int ipVersion, Address first, String country) {
            return before.ipVersion() == ipVersion
                    && before.country().equals(country)
                    && before.last().next().equals(first);
        }

        /** Hands over what is at hand. */
        void end() {
            if (range == null) {
                return;
            }
            if (RowRange.isUnknown(range.country())) {
                layer.addUnknown();
            } else {
                layer.add(range);
            }
        }
    }
}
