package io.geotraffic.geoip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SeekableXZInputStream;
import org.tukaani.xz.XZIOException;

/** Unpacks .xz files. The only one that knows the library, which is loaded with the first such file. */
final class XzFile {
    private static final int KIBIBYTE = 1024;

    private XzFile() {}

    /** @param most bytes that all may take: what is unpacked, and the dictionary, whose size the file chooses */
    static FileBytes unpack(SeekableByteChannel channel, long most) throws IOException, CorruptDataException {
        try {
            long size = length(channel, most);
            if (size > most) {
                throw CompressedFile.tooLarge(most);
            }
            return CompressedFile.readAll(open(channel, most - size), size, most);
        } catch (MemoryLimitException e) {
            throw new CorruptDataException(
                    "takes %,d KiB to be unpacked besides what is in it; %,d are left (of half of the largest heap): it needs a smaller dictionary, as of `xz -0`"
                            .formatted(e.getMemoryNeeded(), e.getMemoryLimit()));
        } catch (XZIOException | EOFException e) {
            throw new CorruptDataException("is damaged or cut off: what xz has packed cannot be unpacked");
        }
    }

    /** By the index at its end. */
    private static long length(SeekableByteChannel channel, long most) throws IOException, CorruptDataException {
        try {
            return open(channel, most).length();
        } catch (MemoryLimitException e) {
            throw new CorruptDataException(
                    "is packed in too many parts: their index takes %,d KiB, and %,d are left (of half of the largest heap); one part is needed, as of `xz` without options"
                            .formatted(e.getMemoryNeeded(), e.getMemoryLimit()));
        }
    }

    /** With a cache, for the library would allocate a dictionary for each of its parts. */
    private static SeekableXZInputStream open(SeekableByteChannel channel, long memory) throws IOException {
        return new SeekableXZInputStream(
                new SeekableChannel(channel), (int) (memory / KIBIBYTE), new BasicArrayCache());
    }
}
