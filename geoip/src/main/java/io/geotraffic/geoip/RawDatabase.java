package io.geotraffic.geoip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The parts of a MaxMind DB file in memory. Only the metadata was looked at. */
final class RawDatabase {
    /** From the start of its marker on; the format allows no more. */
    private static final int LARGEST_METADATA = 128 * 1024;

    static final byte[] MARKER = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    /** Of one read. The thread keeps a buffer of this size outside the heap for ever. */
    private static final int CHUNK = 64 * 1024;

    private final Metadata metadata;
    private final byte[] tree;
    private final byte[] data;
    private final long size;

    private RawDatabase(Metadata metadata, byte[] tree, byte[] data, long size) {
        this.metadata = metadata;
        this.tree = tree;
        this.data = data;
        this.size = size;
    }

    /** @param most bytes of the file */
    static RawDatabase read(Path file, long most) throws IOException, CorruptDataException {
        // Before it is opened, for a pipe would be waited for and never end.
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new CorruptDataException((attributes.isDirectory() ? "is a directory" : "is no regular file")
                    + "; a MaxMind DB file is needed");
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (size == 0) {
                throw new CorruptDataException("is empty; a MaxMind DB file is needed");
            }
            if (size > most) {
                throw new CorruptDataException(
                        "has %,d bytes; at most %,d are allowed (256 MiB, and half of the largest heap)"
                                .formatted(size, most));
            }
            return read(channel, size);
        }
    }

    /** The end is read first: it says how large the tree is, so that no byte has to be copied. */
    private static RawDatabase read(SeekableByteChannel channel, long size) throws IOException, CorruptDataException {
        byte[] end = read(channel, Math.max(0, size - LARGEST_METADATA), size);
        int marker = lastMarker(end);
        if (marker < 0) {
            throw new CorruptDataException(
                    isCompressed(channel)
                            ? "is compressed with gzip; unpack it first"
                            : "is no MaxMind DB file, or cut off: there is no metadata at its end");
        }
        byte[] description = new byte[end.length - marker - MARKER.length];
        System.arraycopy(end, marker + MARKER.length, description, 0, description.length);
        Metadata metadata = Metadata.read(new DataSection(description));
        long treeEnd = metadata.treeBytes();
        long dataStart = treeEnd + TreeLoader.SEPARATOR;
        long dataEnd = size - end.length + marker;
        if (dataStart > dataEnd) {
            throw new CorruptDataException("is damaged: %,d nodes take %,d bytes, and it has %,d"
                    .formatted(metadata.nodeCount(), treeEnd, dataEnd));
        }
        for (byte separator : read(channel, treeEnd, dataStart)) {
            if (separator != 0) {
                throw new CorruptDataException("is damaged: its search tree does not end where it should");
            }
        }
        byte[] tree = read(channel, 0, treeEnd);
        return new RawDatabase(metadata, tree, read(channel, dataStart, dataEnd), size);
    }

    private static int lastMarker(byte[] bytes) {
        for (int start = bytes.length - MARKER.length; start >= 0; start--) {
            int same = 0;
            while (same < MARKER.length && bytes[start + same] == MARKER[same]) {
                same++;
            }
            if (same == MARKER.length) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isCompressed(SeekableByteChannel channel) throws IOException, CorruptDataException {
        byte[] start = read(channel, 0, Math.min(2, channel.size()));
        return start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    }

    private static byte[] read(SeekableByteChannel channel, long from, long to)
            throws IOException, CorruptDataException {
        byte[] bytes = new byte[Math.toIntExact(to - from)];
        channel.position(from);
        for (int done = 0; done < bytes.length; ) {
            int count = channel.read(ByteBuffer.wrap(bytes, done, Math.min(CHUNK, bytes.length - done)));
            if (count < 0) {
                throw new CorruptDataException("was cut off while it was read");
            }
            done += count;
        }
        return bytes;
    }

    Metadata metadata() {
        return metadata;
    }

    /** Not a copy. */
    byte[] tree() {
        return tree;
    }

    /** Not a copy. */
    byte[] data() {
        return data;
    }

    /** Bytes of the file. */
    long size() {
        return size;
    }
}
