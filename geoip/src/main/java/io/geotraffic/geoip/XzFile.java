package io.geotraffic.geoip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SeekableInputStream;
import org.tukaani.xz.SeekableXZInputStream;
import org.tukaani.xz.XZIOException;

/** Unpacks .xz files. The only one that knows the library, which is loaded with the first such file. */
final class XzFile {
    private static final int KIBIBYTE = 1024;

    private XzFile() {}

    /** @param most bytes that all may take: what is unpacked, and the dictionary, whose size the file chooses */
    static FileBytes unpack(SeekableByteChannel channel, long most) throws IOException, CorruptDataException {
        try {
            long size = open(channel, most).length();
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

    private static SeekableXZInputStream open(SeekableByteChannel channel, long memory) throws IOException {
        return new SeekableXZInputStream(new Seekable(channel), (int) (memory / KIBIBYTE));
    }

    /** The library's view of a file. It is closed by who opened it. */
    private static final class Seekable extends SeekableInputStream {
        private final SeekableByteChannel channel;

        Seekable(SeekableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public void seek(long position) throws IOException {
            channel.position(position);
        }
    }
}
