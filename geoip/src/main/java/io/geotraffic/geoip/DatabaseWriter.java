package io.geotraffic.geoip;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes MaxMind DB files (format 2.0). Networks may be inserted in any order: the most specific wins,
 * and of two that are equal the later one. Equal subtrees and equal records are written once.
 *
 * <p>A record is a value of these types: String, Map (with strings as keys), List, Boolean, Double,
 * Float, byte[]; Short as uint16, Integer as uint32 or, below 0, as int32, Long as uint64, BigInteger
 * as uint128.
 */
public final class DatabaseWriter {
    private static final Network IPV4 = new Network(6, 0, 0, 96);

    private record Entry(Network network, int record) {}

    private final DatabaseEncoder encoder;
    private final int ipVersion;
    private final Map<Object, Integer> records = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Network> aliases = new ArrayList<>();

    /**
     * @param type such as {@code GeoLite2-Country}
     * @param ipVersion 4 for IPv4 alone, or 6 for both
     */
    public DatabaseWriter(String type, int ipVersion) {
        encoder = new DatabaseEncoder(type, ipVersion);
        this.ipVersion = ipVersion;
    }

    /** When the database was made; to the second. */
    public DatabaseWriter build(Instant build) {
        encoder.build(build);
        return this;
    }

    /** @param language such as {@code en} */
    public DatabaseWriter description(String language, String text) {
        encoder.description(language, text);
        return this;
    }

    /** @param bits 24, 28 or 32; without it the smallest that will do is taken */
    public DatabaseWriter recordSize(int bits) {
        encoder.recordSize(RecordSize.ofBits(bits)
                .orElseThrow(
                        () -> new IllegalArgumentException("Record size " + bits + ": allowed are 24, 28 and 32")));
        return this;
    }

    /** @param network such as {@code 192.0.2.0/24} or {@code 2001:db8::/32} */
    public DatabaseWriter insert(String network, Object record) {
        return insert(Network.parse(network), record);
    }

    public DatabaseWriter insert(Network network, Object record) {
        requireRoom(network);
        int number = records.computeIfAbsent(record, _ -> records.size());
        entries.add(new Entry(network, number));
        return this;
    }

    /**
     * Makes a network show all of IPv4. Whatever else was inserted in it is hidden.
     *
     * @param network such as {@code 2002::/16}, of at most 96 bits
     */
    public DatabaseWriter alias(String network) {
        Network alias = Network.parse(network);
        requireRoom(alias);
        if (alias.ipVersion() == 4 || alias.length() > IPV4.length() || alias.length() == 0) {
            throw new IllegalArgumentException("Alias " + network + ": allowed are IPv6 networks of 1 to 96 bits");
        }
        if (alias.overlaps(IPV4) || aliases.stream().anyMatch(alias::overlaps)) {
            throw new IllegalArgumentException("Alias " + network + " overlaps ::/96 or another alias");
        }
        aliases.add(alias);
        return this;
    }

    private void requireRoom(Network network) {
        if (network.ipVersion() > ipVersion) {
            throw new IllegalArgumentException("An IPv6 network in a database of IPv4: allowed are IPv4 networks");
        }
    }

    /** Puts the file in place at once: who reads the path finds the old one or the new one. */
    public void write(Path file) throws IOException {
        FileReplacement.write(file, toBytes());
    }

    /** The file. */
    public byte[] toBytes() {
        SharedTree tree = new SharedTree();
        return encoder.encode(tree, trie().share(tree), List.copyOf(records.keySet()));
    }

    private PrefixTrie trie() {
        PrefixTrie trie = new PrefixTrie(ipVersion);
        entries.stream()
                .sorted(Comparator.comparingInt(entry -> PrefixTrie.depth(entry.network())))
                .forEach(entry -> trie.insert(entry.network(), SharedTree.leaf(entry.record())));
        int ipv4 = trie.reference(IPV4);
        aliases.forEach(alias -> trie.insert(alias, ipv4));
        return trie;
    }
}
