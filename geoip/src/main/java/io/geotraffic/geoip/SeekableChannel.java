package io.geotraffic.geoip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.tukaani.xz.SeekableInputStream;

/**
 * A file as the library of xz takes it. It reads an index byte by byte, so what comes next is read ahead.
 * Who opened the channel closes it.
 */
final class SeekableChannel extends SeekableInputStream {
    private final SeekableByteChannel channel;
    private final long length;
    private final ByteBuffer ahead = ByteBuffer.allocate(8192).limit(0);

    /** Of the channel, behind what was read ahead. */
    private long end;

    SeekableChannel(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
        channel.position(0);
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(ahead.get()) : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(count, ahead.remaining());
        ahead.get(bytes, offset, some);
        return some;
    }

    /** Whether there is anything left. */
    private boolean fill() throws IOException {
        if (ahead.hasRemaining()) {
            return true;
        }
        ahead.clear();
        int count = channel.read(ahead);
        ahead.flip();
        end += Math.max(0, count);
        return count > 0;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long position() {
        return end - ahead.remaining();
    }

    @Override
    public void seek(long position) throws IOException {
        long start = end - ahead.limit();
        if (start <= position && position <= end) {
            ahead.position((int) (position - start));
        } else {
            channel.position(position);
            ahead.limit(0);
            end = position;
        }
    }
}
