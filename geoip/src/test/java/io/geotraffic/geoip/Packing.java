package io.geotraffic.geoip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What a database may be packed by. */
enum Packing {
    GZIP,
    XZ;

    String tool() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Quickly, and with a small dictionary. */
    byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = this == GZIP ? new GZIPOutputStream(packed) : xz(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static OutputStream xz(OutputStream out) throws IOException {
        LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_MIN);
        options.setDictSize(1 << 16);
        return new XZOutputStream(out, options);
    }
}
