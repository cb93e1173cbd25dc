package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.GzipStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.XZInputStream;

/** Opens files that people have, whether they are compressed or not, by what they begin with. */
final class SourceFile {
    private static final int BUFFER = 1 << 16;

    /** KiB that unpacking .xz may take: more than {@code xz -9} asks for. */
    private static final int XZ_MEMORY = 100 << 10;

    /** Bytes that a compressed file may become; the world, as tor's files have it, is 25 MB. */
    private static final long MOST_UNPACKED = 512L << 20;

    private SourceFile() {}

    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw ImportException.of(file, "is a directory; a file is needed");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return unpacked(file, in);
        } catch (IOException | RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    private static InputStream unpacked(Path file, InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return switch (magic) {
            case 0x1f8b -> new BoundedStream(file, new GzipStream(in, BUFFER), MOST_UNPACKED);
            // Each block has its dictionary, and a file has any number of them: the cache makes it one array.
            case 0xfd37 ->
                new BoundedStream(file, new XZInputStream(in, XZ_MEMORY, new BasicArrayCache()), MOST_UNPACKED);
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
