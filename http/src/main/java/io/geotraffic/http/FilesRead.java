package io.geotraffic.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that something was made of, and what was in them. Compares contents rather than times and
 * inodes: so it makes no difference whether a file was written, renamed, or is behind a symbolic link that
 * now points elsewhere, as in a Kubernetes Secret.
 */
final class FilesRead {
    private static final int MOST_BYTES = 1 << 20;
    private static final byte[] UNREADABLE = {};

    private final Map<Path, byte[]> digests = new HashMap<>();

    /** Reads a file and remembers what was in it, or that it could not be read. */
    byte[] read(Path file) throws IOException {
        digests.put(file, UNREADABLE);
        byte[] content = content(file);
        digests.put(file, digest(content));
        return content;
    }

    /** Whether one of the files would now read otherwise. */
    boolean changed() {
        return digests.entrySet().stream().anyMatch(file -> !Arrays.equals(file.getValue(), digestNow(file.getKey())));
    }

    private static byte[] digestNow(Path file) {
        try {
            return digest(content(file));
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private static byte[] content(Path file) throws IOException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IOException("is not a regular file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(MOST_BYTES + 1);
                if (content.length > MOST_BYTES) {
                    throw new IOException("is larger than 1 MiB");
                }
                return content;
            }
        } catch (NoSuchFileException e) {
            throw (IOException) new FileNotFoundException("does not exist").initCause(e);
        } catch (AccessDeniedException e) {
            throw new IOException("may not be read: permission denied", e);
        }
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
