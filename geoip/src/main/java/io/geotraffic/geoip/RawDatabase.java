package io.geotraffic.geoip;

import java.io.IOException;
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

    private final Metadata metadata;
    private final byte[] tree;
    private final byte[] data;
    private final long size;
    private final long unpackedSize;

    private RawDatabase(Metadata metadata, byte[] tree, byte[] data, long size, long unpackedSize) {
        this.metadata = metadata;
        this.tree = tree;
        this.data = data;
        this.size = size;
        this.unpackedSize = unpackedSize;
    }

    /** @param most bytes of the file, and of what is in it if it is compressed */
    static RawDatabase read(Path file, long most) throws IOException, CorruptDataException {
        // Before it is opened, for a pipe would be waited for and never end.
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new CorruptDataException((attributes.isDirectory() ? "is a directory" : "is no regular file")
                    + "; a MaxMind DB file is needed");
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return read(channel, most);
        }
    }

    static RawDatabase read(SeekableByteChannel channel, long most) throws IOException, CorruptDataException {
        long size = channel.size();
        if (size == 0) {
            throw new CorruptDataException("is empty; a MaxMind DB file is needed");
        }
        if (size > most) {
            throw new CorruptDataException(
                    "has %,d bytes; at most %,d are allowed (256 MiB, and half of the largest heap)"
                            .formatted(size, most));
        }
        return read(CompressedFile.open(channel, most), size);
    }

    /** The end is read first: it says how large the tree is, so that no byte of a plain file has to be copied. */
    private static RawDatabase read(FileBytes bytes, long fileSize) throws IOException, CorruptDataException {
        long size = bytes.size();
        byte[] end = bytes.read(Math.max(0, size - LARGEST_METADATA), size);
        int marker = lastMarker(end);
        if (marker < 0) {
            throw new CorruptDataException("is no MaxMind DB file, or cut off: there is no metadata at its end");
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
        for (byte separator : bytes.read(treeEnd, dataStart)) {
            if (separator != 0) {
                throw new CorruptDataException("is damaged: its search tree does not end where it should");
            }
        }
        byte[] data = bytes.read(dataStart, dataEnd);
        return new RawDatabase(metadata, bytes.readAtLeast(treeEnd), data, fileSize, size);
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

    Metadata metadata() {
        return metadata;
    }

    /** Not a copy. There may be more in it behind the tree. */
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

    /** The same, if the file is not compressed. */
    long unpackedSize() {
        return unpackedSize;
    }
}
