package io.geotraffic.geoip;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The countries of all addresses, from a MaxMind DB file of any type that has countries. It is wholly
 * in memory and wholly validated: whatever happens to the file later does not matter. It takes as much
 * heap as the search tree takes of the file; while it is opened, as much as the file and a sixth more.
 *
 * <p>Immutable and thread-safe.
 */
public final class CountryDatabase {
    /** Bytes of a file. The largest that is sold has about half of it. */
    private static final long LARGEST_FILE = 256L << 20;

    private final DatabaseFacts facts;
    private final SearchTree tree;

    /** By number, counted from 1. */
    private final List<String> codes;

    /** By number; nothing for 0, what is not known. Made once, so that a look-up makes nothing. */
    private final List<Optional<Attribution>> clear;

    private final List<Optional<Attribution>> ambiguous;

    private CountryDatabase(DatabaseFacts facts, SearchTree tree, List<String> codes) {
        this.facts = facts;
        this.tree = tree;
        this.codes = codes;
        clear = answers(codes, false);
        ambiguous = answers(codes, true);
    }

    private static List<Optional<Attribution>> answers(List<String> codes, boolean ambiguous) {
        List<Optional<Attribution>> answers = new ArrayList<>();
        answers.add(Optional.empty());
        codes.forEach(code -> answers.add(Optional.of(new Attribution(code, ambiguous))));
        return List.copyOf(answers);
    }

    /**
     * Reads a file and looks at all of it.
     *
     * @throws DatabaseException if it cannot be read, is too large for this process, is damaged or has
     *     no countries
     */
    public static CountryDatabase open(Path file) throws DatabaseException {
        return open(file, Math.min(LARGEST_FILE, Runtime.getRuntime().maxMemory() / 2));
    }

    /** @param most bytes of the file */
    static CountryDatabase open(Path file, long most) throws DatabaseException {
        try {
            return of(RawDatabase.read(file, most));
        } catch (CorruptDataException e) {
            throw new DatabaseException(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw DatabaseException.of(file, e);
        } catch (OutOfMemoryError e) {
            // Nearly always of one of the few large arrays, which then takes nothing. Nothing is half done.
            throw new DatabaseException(file, "is too large for what is left of the heap; a larger -Xmx is needed");
        }
    }

    private static CountryDatabase of(RawDatabase raw) throws CorruptDataException {
        Metadata metadata = raw.metadata();
        RecordCountries countries = new RecordCountries(new DataSection(raw.data()));
        SearchTree tree = TreeLoader.load(raw.tree(), metadata, countries);
        List<String> codes = countries.codes();
        if (codes.isEmpty()) {
            throw new CorruptDataException(
                    "type %s has no countries; a Country or City database is needed".formatted(metadata.type()));
        }
        DatabaseFacts facts = new DatabaseFacts(
                metadata.type(),
                metadata.build(),
                metadata.ipVersion(),
                metadata.recordSize().bits(),
                raw.size(),
                metadata.nodeCount(),
                countries.records(),
                codes.size());
        return new CountryDatabase(facts, tree, codes);
    }

    public DatabaseFacts facts() {
        return facts;
    }

    /**
     * The country that holds most of a prefix's known addresses; of several the lexicographically first.
     *
     * @param ipVersion 4 or 6
     * @param prefix the number of an IPv4 /24 (24 bits) or of an IPv6 /48 (48 bits)
     * @return empty if no address of the prefix is known, and for ::/48, which has all of IPv4 in it
     */
    public Optional<Attribution> attribute(int ipVersion, long prefix) {
        if (ipVersion == 6 && prefix == 0) {
            return Optional.empty();
        }
        int bits = PrefixLength.of(ipVersion);
        int record = tree.descend(tree.root(ipVersion), prefix << (Long.SIZE - bits), bits);
        if (!tree.isNode(record)) {
            return clear.get(tree.country(record));
        }
        PrefixTally tally = new PrefixTally(tree, codes.size());
        tally.count(record);
        int country = tally.largest(codes);
        return (tally.isMixed() ? ambiguous : clear).get(country);
    }

    /** The country of one address. */
    public Optional<String> country(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        int record;
        if (bytes.remaining() == Integer.BYTES) {
            record = tree.descend(tree.root(4), (long) bytes.getInt() << Integer.SIZE, Integer.SIZE);
        } else {
            record = tree.descend(tree.root(6), bytes.getLong(), Long.SIZE);
            record = tree.descend(record, bytes.getLong(), Long.SIZE);
        }
        return clear.get(tree.country(record)).map(Attribution::country);
    }
}
