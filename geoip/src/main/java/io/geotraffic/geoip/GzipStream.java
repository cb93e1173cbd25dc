package io.geotraffic.geoip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952), of any number of members. The JDK's stream calls itself for each member that is
 * empty, so a small file of thousands of these would take all of the stack: here that is a damaged file.
 */
public final class GzipStream extends GZIPInputStream {
    /** In a row. */
    private static final int MOST_EMPTY_MEMBERS = 1000;

    private int depth;

    public GzipStream(InputStream in, int buffer) throws IOException {
        super(in, buffer);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (depth == MOST_EMPTY_MEMBERS) {
            throw new ZipException("too many empty members");
        }
        depth++;
        try {
            return super.read(bytes, offset, length);
        } finally {
            depth--;
        }
    }
}
