package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.DatabaseEncoder;
import io.geotraffic.geoip.FileReplacement;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A table as a MaxMind DB that any reader opens: of the type {@value #TYPE}, with both IP versions, and
 * records {@code {"country": {"iso_code": "DE"}}}. Equal subtrees and equal records are there once.
 */
public final class PackedDatabase {
    /** What the file says it is. */
    public static final String TYPE = "GeoTraffic-Country";

    private final byte[] bytes;

    private PackedDatabase(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PackedDatabase of(CountryTable table) {
        Provenance provenance = table.provenance();
        List<?> records = table.codes().stream()
                .map(code -> Map.of("country", Map.of("iso_code", code)))
                .toList();
        return new PackedDatabase(new DatabaseEncoder(TYPE, 6)
                .build(provenance.build())
                .description("en", provenance.description())
                .encode(table.tree(), table.root(), records));
    }

    /** The file as it is to lie on disk. The same table becomes the same bytes. */
    public byte[] bytes(Compression compression) {
        return compression.compress(bytes);
    }

    /**
     * Puts the file in place at once, compressed as its name says.
     *
     * @return bytes of the file
     * @throws IOException one line, with the file, if it cannot be written
     */
    public long write(Path file) throws IOException {
        byte[] compressed = Compression.of(file).compress(bytes);
        try {
            FileReplacement.write(file, compressed);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be written: " + reason(e), e);
        }
        return compressed.length;
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such folder";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
