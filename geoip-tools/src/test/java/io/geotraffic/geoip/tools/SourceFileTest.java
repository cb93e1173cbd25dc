package io.geotraffic.geoip.tools;

import static io.geotraffic.geoip.tools.Tables.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Files that are made to take much. */
final class SourceFileTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    private String refused(byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("test.csv"), content);
        String message = refusal(() -> new CountryImport(SourceFormat.CSV).add(file));
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring(file.toString().length() + 2);
    }

    private static byte[] repeated(byte[] bytes, int count) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length * count);
        while (all.hasRemaining()) {
            all.put(bytes);
        }
        return all.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** @param dictionary its size as the format has it: 28 for 64 MiB, 30 for 128 MiB */
    private static byte[] xz(byte[] bytes, int dictionary) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(packed, new LZMA2Options(0))) {
            out.write(bytes);
        }
        // Behind the header of the stream, of 12 bytes, is that of the block, which ends with its checksum.
        ByteBuffer file = ByteBuffer.wrap(packed.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        file.put(12 + 4, (byte) dictionary);
        CRC32 checksum = new CRC32();
        checksum.update(file.array(), 12, 8);
        return file.putInt(12 + 8, (int) checksum.getValue()).array();
    }

    @Test
    void membersWithoutContentDoNotTakeTheStack() throws IOException {
        assertEquals("is damaged or cut off: it cannot be unpacked", refused(repeated(gzip(new byte[0]), 7000)));
    }

    @Test
    void aDictionaryThatIsTooLargeIsAnError() throws IOException {
        assertEquals(
                "takes %,d KiB to be unpacked; at most %,d are allowed".formatted(131_176, 102_400),
                refused(xz(new byte[1], 30)));
    }

    @Test
    void blocksShareTheMemoryOfTheirDictionaries() throws IOException {
        String row = "192.0.2.0/24,AT\n";
        int blocks = 100;
        Path file = Files.write(
                directory.resolve("test.csv"), repeated(xz(row.getBytes(StandardCharsets.US_ASCII), 28), blocks));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        byte[] unpacked;
        try (InputStream in = SourceFile.open(file)) {
            unpacked = in.readAllBytes();
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertEquals(row.repeat(blocks), new String(unpacked, StandardCharsets.US_ASCII));
        assertTrue(allocated < 4 * 64 * MEBIBYTE, () -> "bytes allocated: " + allocated);
    }

    @Test
    void whatBecomesTooLargeIsAnError() throws IOException {
        // A MiB of comments.
        byte[] member = gzip(("#" + "-".repeat(1022) + "\n").repeat(1024).getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "becomes more than 512 MiB when it is unpacked; allowed are that many, or any size of a file that is not compressed",
                refused(repeated(member, 513)));
    }

    @Test
    void countsHoweverItIsRead() throws IOException {
        byte[] bytes = {1, 2, 3, 4};
        assertArrayEquals(bytes, bounded(bytes, 4).readAllBytes());
        refusal(() -> bounded(bytes, 3).readAllBytes());
        refusal(() -> bounded(bytes, 3).skip(4));
        InputStream single = bounded(bytes, 3);
        assertEquals(1, single.read());
        assertEquals(1, single.skip(1));
        assertEquals(3, single.read());
        refusal(single::read);
    }

    private InputStream bounded(byte[] bytes, long most) {
        return new BoundedStream(directory, new ByteArrayInputStream(bytes), most);
    }
}
