package io.geotraffic.geoip;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that no writer writes: every part is what the test says. */
final class ForgedDatabase {
    /** Where the data begins, as seen from a tree of one node: below it is the separator. */
    static final int DATA = 1 + TreeLoader.SEPARATOR;

    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private byte[] tree = new byte[0];
    private byte[] separator = new byte[TreeLoader.SEPARATOR];
    private byte[] data = record(Map.of("country_code", "DE"));

    ForgedDatabase(int ipVersion) {
        metadata.put("binary_format_major_version", (short) 2);
        metadata.put("binary_format_minor_version", (short) 0);
        metadata.put("build_epoch", 1_700_000_000L);
        metadata.put("database_type", "Forged");
        metadata.put("ip_version", (short) ipVersion);
        nodes(DATA, DATA);
    }

    /** A data section of this record alone. */
    static byte[] record(Object record) {
        RecordEncoder encoder = new RecordEncoder();
        encoder.write(record);
        return encoder.bytes();
    }

    /** @param records left and right, node by node, of 24 bits */
    ForgedDatabase nodes(int... records) {
        tree = new byte[3 * records.length];
        for (int i = 0; i < records.length; i++) {
            RecordSize.BITS_24.write(tree, i / 2, i % 2, records[i]);
        }
        return metadata("node_count", records.length / 2).metadata("record_size", (short) 24);
    }

    ForgedDatabase metadata(String key, Object value) {
        metadata.put(key, value);
        return this;
    }

    ForgedDatabase withoutMetadata(String key) {
        metadata.remove(key);
        return this;
    }

    ForgedDatabase separator(byte... separator) {
        this.separator = separator;
        return this;
    }

    /** @param data as unsigned bytes */
    ForgedDatabase data(int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return data(bytes);
    }

    ForgedDatabase data(byte[] data) {
        this.data = data;
        return this;
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(tree);
        out.writeBytes(separator);
        out.writeBytes(data);
        out.writeBytes(RawDatabase.MARKER);
        out.writeBytes(record(metadata));
        return out.toByteArray();
    }
}
