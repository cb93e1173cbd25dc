package io.geotraffic.geoip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Files packed by gzip (RFC 1952) and by xz, told by how they begin, and unpacked into memory. They say
 * how large they become, so one array is enough. Should it be wrong, others follow, and none is larger
 * than is allowed.
 */
final class CompressedFile {
    private static final int LONGEST_MAGIC = 6;
    private static final int BUFFER = 8192;

    /** Databases become at most so much smaller by gzip. */
    private static final long USUAL_RATIO = 4;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

    private CompressedFile() {}

    /**
     * What is in a file, unpacked if it is packed.
     *
     * @param most bytes that it may take, unpacked and with what unpacking takes
     */
    static FileBytes open(SeekableByteChannel channel, long most) throws IOException, CorruptDataException {
        FileBytes packed = new FileBytes.OnDisk(channel, channel.size());
        byte[] start = packed.read(0, Math.min(LONGEST_MAGIC, packed.size()));
        if (startsWith(start, GZIP)) {
            return gunzip(packed, channel, most);
        }
        return startsWith(start, XZ) ? XzFile.unpack(channel, most) : packed;
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static FileBytes gunzip(FileBytes packed, SeekableByteChannel channel, long most)
            throws IOException, CorruptDataException {
        byte[] end = packed.read(Math.max(0, packed.size() - Integer.BYTES), packed.size());
        // Of the last member alone, if there are several; and if it was cut off, anything.
        long size = end.length < Integer.BYTES
                ? 0
                : ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffff_ffffL;
        channel.position(0);
        try (InputStream in = new GzipStream(Channels.newInputStream(channel), BUFFER)) {
            return readAll(in, Math.min(size, USUAL_RATIO * packed.size()), most);
        } catch (ZipException | EOFException e) {
            throw new CorruptDataException("is damaged or cut off: what gzip has packed cannot be unpacked");
        }
    }

    /** @param expected bytes */
    static FileBytes readAll(InputStream in, long expected, long most) throws IOException, CorruptDataException {
        // One more, so that the end is met without a larger one.
        byte[] bytes = new byte[Math.toIntExact(Math.min(expected, most) + 1)];
        int size = 0;
        int count = in.read(bytes);
        while (count >= 0) {
            size += count;
            if (size > most) {
                throw tooLarge(most);
            }
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.min(2L * size, most + 1)));
            }
            count = in.read(bytes, size, bytes.length - size);
        }
        return new FileBytes.InMemory(bytes, size);
    }

    static CorruptDataException tooLarge(long most) {
        return new CorruptDataException(
                "has more than %,d bytes when it is unpacked; no more are allowed (256 MiB, and half of the largest heap)"
                        .formatted(most));
    }
}
