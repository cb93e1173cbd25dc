package io.geotraffic.geoip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** The bytes of a database, to be read in parts. */
sealed interface FileBytes {
    long size();

    byte[] read(long from, long to) throws IOException, CorruptDataException;

    /** All from the start on, and perhaps more behind that. The array is for one caller to keep and to alter. */
    default byte[] readAtLeast(long to) throws IOException, CorruptDataException {
        return read(0, to);
    }

    /** In a file that is not compressed. */
    record OnDisk(SeekableByteChannel channel, long size) implements FileBytes {
        /** Of one read. The thread keeps a buffer of this size outside the heap for ever. */
        private static final int CHUNK = 64 * 1024;

        @Override
        public byte[] read(long from, long to) throws IOException, CorruptDataException {
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
    }

    /** Unpacked. */
    final class InMemory implements FileBytes {
        private final byte[] bytes;
        private final int size;

        /** @param size how many of the bytes count */
        InMemory(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] read(long from, long to) {
            return Arrays.copyOfRange(bytes, (int) from, (int) to);
        }

        /** Nearly all is the search tree, as a rule: then it is not copied, for the heap may be small. */
        @Override
        public byte[] readAtLeast(long to) {
            return to > bytes.length - bytes.length / 8 ? bytes : read(0, to);
        }
    }
}
