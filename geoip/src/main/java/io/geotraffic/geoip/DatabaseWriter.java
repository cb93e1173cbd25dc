package io.geotraffic.geoip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private final String type;
    private final int ipVersion;
    private Instant build = Instant.EPOCH;
    private Optional<RecordSize> recordSize = Optional.empty();
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<Object, Integer> records = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Network> aliases = new ArrayList<>();

    /**
     * @param type such as {@code GeoLite2-Country}
     * @param ipVersion 4 for IPv4 alone, or 6 for both
     */
    public DatabaseWriter(String type, int ipVersion) {
        if (ipVersion != 4 && ipVersion != 6) {
            throw new IllegalArgumentException("IP version " + ipVersion + ": allowed are 4 and 6");
        }
        this.type = type;
        this.ipVersion = ipVersion;
    }

    /** When the database was made; to the second. */
    public DatabaseWriter build(Instant build) {
        this.build = build;
        return this;
    }

    /** @param language such as {@code en} */
    public DatabaseWriter description(String language, String text) {
        descriptions.put(language, text);
        return this;
    }

    /** @param bits 24, 28 or 32; without it the smallest that will do is taken */
    public DatabaseWriter recordSize(int bits) {
        recordSize = Optional.of(RecordSize.ofBits(bits)
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
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.write(temporary, toBytes());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The file. */
    public byte[] toBytes() {
        SharedTree tree = new SharedTree(trie());
        RecordEncoder data = new RecordEncoder();
        int[] offsets = records.keySet().stream().mapToInt(data::write).toArray();
        RecordSize size = sizeFor((long) tree.nodeCount()
                + TreeLoader.SEPARATOR
                + Arrays.stream(offsets).max().orElse(0));
        RecordEncoder metadata = new RecordEncoder();
        metadata.write(metadata(size, tree.nodeCount()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(tree.encode(size, offsets));
        out.writeBytes(new byte[TreeLoader.SEPARATOR]);
        out.writeBytes(data.bytes());
        out.writeBytes(RawDatabase.MARKER);
        out.writeBytes(metadata.bytes());
        return out.toByteArray();
    }

    /** @param largest what the tree has to hold */
    private RecordSize sizeFor(long largest) {
        return recordSize
                .or(() -> RecordSize.holding(largest))
                .filter(size -> size.canHold(largest))
                .orElseThrow(() -> new IllegalStateException(
                        "The number %,d does not fit the record size: allowed is a larger one, or fewer networks"
                                .formatted(largest)));
    }

    private PrefixTrie trie() {
        PrefixTrie trie = new PrefixTrie(ipVersion);
        entries.stream()
                .sorted(Comparator.comparingInt(entry -> PrefixTrie.depth(entry.network())))
                .forEach(entry -> trie.insert(entry.network(), PrefixTrie.reference(entry.record())));
        int ipv4 = trie.reference(IPV4);
        aliases.forEach(alias -> trie.insert(alias, ipv4));
        return trie;
    }

    private Map<String, Object> metadata(RecordSize size, int nodeCount) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", build.getEpochSecond());
        metadata.put("database_type", type);
        metadata.put("description", descriptions);
        metadata.put("ip_version", (short) ipVersion);
        metadata.put("languages", List.copyOf(descriptions.keySet()));
        metadata.put("node_count", nodeCount);
        metadata.put("record_size", (short) size.bits());
        return metadata;
    }
}
