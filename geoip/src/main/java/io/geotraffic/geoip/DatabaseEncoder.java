package io.geotraffic.geoip;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the bytes of a MaxMind DB (format 2.0) of a tree. What a record may be is said at {@link
 * DatabaseWriter}.
 */
public final class DatabaseEncoder {
    private final String type;
    private final int ipVersion;
    private Instant build = Instant.EPOCH;
    private Optional<RecordSize> recordSize = Optional.empty();
    private final Map<String, String> descriptions = new LinkedHashMap<>();

    /**
     * @param type such as {@code GeoLite2-Country}
     * @param ipVersion 4 for IPv4 alone, or 6 for both
     */
    public DatabaseEncoder(String type, int ipVersion) {
        if (ipVersion != 4 && ipVersion != 6) {
            throw new IllegalArgumentException("IP version " + ipVersion + ": allowed are 4 and 6");
        }
        this.type = type;
        this.ipVersion = ipVersion;
    }

    /** When the database was made; to the second. */
    public DatabaseEncoder build(Instant build) {
        this.build = build;
        return this;
    }

    /** @param language such as {@code en} */
    public DatabaseEncoder description(String language, String text) {
        descriptions.put(language, text);
        return this;
    }

    /** Without it the smallest that will do is taken. */
    void recordSize(RecordSize size) {
        recordSize = Optional.of(size);
    }

    /**
     * The file.
     *
     * @param root of 32 levels (IPv4 alone), or of 128 with IPv4 below ::/96
     * @param records by number, as the tree's leaves have it; those that no leaf has are left out
     */
    public byte[] encode(SharedTree tree, int root, List<?> records) {
        TreeLayout layout = new TreeLayout(tree, root);
        RecordEncoder data = new RecordEncoder();
        int[] offsets = new int[records.size()];
        layout.records().forEach(number -> offsets[number] = data.write(records.get(number)));
        RecordSize size = sizeFor((long) layout.nodeCount()
                + TreeLoader.SEPARATOR
                + Arrays.stream(offsets).max().orElse(0));
        RecordEncoder metadata = new RecordEncoder();
        metadata.write(metadata(size, layout.nodeCount()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(layout.encode(size, offsets));
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
