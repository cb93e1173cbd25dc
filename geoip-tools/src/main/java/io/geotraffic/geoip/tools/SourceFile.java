package io.geotraffic.geoip.tools;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Opens files that people have, whether they are compressed or not, by what they begin with. */
final class SourceFile {
    private static final int BUFFER = 1 << 16;

    /** KiB that unpacking .xz may take: more than {@code xz -9} asks for. */
    private static final int XZ_MEMORY = 100 << 10;

    private SourceFile() {}

    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw ImportException.of(file, "is a directory; a file is needed");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return unpacked(in);
        } catch (IOException | RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return switch (magic) {
            case 0x1f8b -> new GZIPInputStream(in, BUFFER);
            case 0xfd37 -> new XZInputStream(in, XZ_MEMORY);
            default -> in;
        };
    }

    /** When the file was last altered. */
    static Instant time(Path file) throws ImportException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw ImportException.of(file, e);
        }
    }
}
