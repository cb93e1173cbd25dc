package io.geotraffic.geoip;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The countries of all addresses, from a MaxMind DB file of any type that has countries, as it is or
 * compressed by gzip or xz. It is wholly in memory and wholly validated: whatever happens to the file
 * later does not matter. It takes as much heap as the search tree takes of what is in the file, and up to
 * a seventh more if the file is compressed. While it is opened it takes as much as all that is in it and a
 * sixth more; if it is compressed up to twice as much, and the dictionary that xz packed it with.
 *
 * <p>Immutable and thread-safe.
 */
public final class CountryDatabase {
    /** Bytes of a file. The largest that is sold has about half of it. */
    private static final long LARGEST_FILE = 256L << 20;

    /** Of the file. */
    private final String name;

    private final DatabaseFacts facts;
    private final SearchTree tree;

    /** By number, counted from 1. */
    private final List<String> codes;

    /** By number; nothing for 0, what is not known. Made once, so that a look-up makes nothing. */
    private final List<Optional<Attribution>> clear;

    private final List<Optional<Attribution>> ambiguous;

    private CountryDatabase(String name, DatabaseFacts facts, SearchTree tree, List<String> codes) {
        this.name = name;
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
        return open(file, most());
    }

    /**
     * Reads what is not in a file.
     *
     * @param name what errors call it
     * @param bytes as a file would have them; compressed or not
     * @throws DatabaseException as for a file
     */
    public static CountryDatabase of(String name, byte[] bytes) throws DatabaseException {
        return of(name, () -> RawDatabase.read(new ByteArrayChannel(bytes), most()));
    }

    private static long most() {
        return Math.min(LARGEST_FILE, Runtime.getRuntime().maxMemory() / 2);
    }

    /** @param most bytes of the file */
    static CountryDatabase open(Path file, long most) throws DatabaseException {
        return of(file.toString(), () -> RawDatabase.read(file, most));
    }

    /** What reads the parts. */
    private interface Source {
        RawDatabase read() throws IOException, CorruptDataException;
    }

    private static CountryDatabase of(String name, Source source) throws DatabaseException {
        try {
            return of(name, source.read());
        } catch (CorruptDataException e) {
            throw new DatabaseException(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw DatabaseException.of(name, e);
        } catch (OutOfMemoryError e) {
            // Nearly always of one of the few large arrays, which then takes nothing. Nothing is half done.
            throw new DatabaseException(name, "is too large for what is left of the heap; a larger -Xmx is needed");
        }
    }

    private static CountryDatabase of(String name, RawDatabase raw) throws CorruptDataException {
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
                metadata.description(),
                metadata.build(),
                metadata.ipVersion(),
                metadata.recordSize().bits(),
                raw.size(),
                raw.unpackedSize(),
                metadata.nodeCount(),
                countries.records(),
                codes.size());
        return new CountryDatabase(name, facts, tree, codes);
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

    /** The country of one address, with the network that the tree has it for. */
    public Match lookup(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        int ipVersion = bytes.remaining() == Integer.BYTES ? 4 : 6;
        long high = ipVersion == 4 ? 0 : bytes.getLong();
        long low = ipVersion == 4 ? bytes.getInt() & 0xffff_ffffL : bytes.getLong();
        int record = tree.root(ipVersion);
        int length = 0;
        while (tree.isNode(record)) {
            record = tree.child(record, Network.bit(ipVersion, high, low, length));
            length++;
        }
        return new Match(
                Network.around(ipVersion, high, low, length),
                clear.get(tree.country(record)).map(Attribution::country));
    }

    /**
     * Shows all networks that have a country, in the order of their addresses, IPv4 first. Networks that
     * are aliases of IPv4 are left out: {@link #aliases} has them.
     *
     * @throws DatabaseException if there are more than any real database has: a small file can be made so
     *     that it would take for ever
     */
    public void visitNetworks(NetworkVisitor visitor) throws DatabaseException {
        try {
            new NetworkWalk(tree, codes, visitor).visitAll();
        } catch (CorruptDataException e) {
            throw new DatabaseException(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The IPv6 networks that show all of IPv4, as the tree shares its nodes: some or none of ::ffff:0:0/96,
     * 64:ff9b::/96, 2001::/32 and 2002::/16.
     */
    public List<Network> aliases() {
        return NetworkWalk.aliases(tree);
    }
}
