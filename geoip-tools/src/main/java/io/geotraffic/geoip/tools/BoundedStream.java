package io.geotraffic.geoip.tools;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** What a compressed file becomes. A small one can be made to become anything, so there is an end to it. */
final class BoundedStream extends FilterInputStream {
    private static final int MEBIBYTE = 1 << 20;

    private final Path file;
    private final long most;
    private long count;

    /** @param most bytes that it may become */
    BoundedStream(Path file, InputStream in, long most) {
        super(in);
        this.file = file;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long read) throws ImportException {
        count += read;
        if (count > most) {
            throw ImportException.of(
                    file,
                    "becomes more than %d MiB when it is unpacked; allowed are that many, or any size of a file that is not compressed"
                            .formatted(most / MEBIBYTE));
        }
    }
}
