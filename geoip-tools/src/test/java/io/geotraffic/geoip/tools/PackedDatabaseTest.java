package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackedDatabaseTest {
    @TempDir
    private Path directory;

    private PackedDatabase packed() throws IOException {
        Random random = new Random(1);
        return PackedDatabase.of(
                Tables.csv(directory, RangeOracle.random(random, 300).csv(random)));
    }

    @ParameterizedTest
    @CsvSource({
        "country.mmdb, NONE",
        "country, NONE",
        "country.gz.mmdb, NONE",
        "country.mmdb.gz, GZIP",
        "country.mmdb.xz, XZ",
        "country.xz, XZ"
    })
    void isCompressedAsTheNameSays(String name, Compression compression) throws IOException {
        Path file = directory.resolve(name);
        assertEquals(compression, Compression.of(file));
        long size = packed().write(file);
        assertEquals(size, Files.size(file));
        assertArrayEquals(packed().bytes(compression), Files.readAllBytes(file), "the same becomes the same");
        long plain = packed().bytes(Compression.NONE).length;
        assertEquals(plain, CountryDatabase.open(file).facts().unpackedBytes());
        assertTrue(compression == Compression.NONE ? size == plain : size < plain * 3 / 4, size + " of " + plain);
    }

    /** An agent has little memory, and a dictionary larger than what is packed is of no use. */
    @Test
    void asksForNoMoreMemoryThanItNeeds() throws IOException {
        Path file = directory.resolve("country.mmdb.xz");
        packed().write(file);
        byte[] header = Files.readAllBytes(file);
        // The first block's header, by section 3.1 of the format: LZMA2, one byte of properties, the dictionary.
        assertEquals(List.of((byte) 0x21, (byte) 1), List.of(header[14], header[15]));
        int code = header[16];
        long dictionary = (2L | (code & 1)) << (code / 2 + 11);
        assertTrue(dictionary < 2L * packed().bytes(Compression.NONE).length, "it is of " + dictionary);
        assertTrue(dictionary <= 256 << 10, "it is of " + dictionary);
    }

    @Test
    void saysWhyAFileCannotBeWritten() throws IOException {
        Path file = directory.resolve("missing").resolve("country.mmdb");
        IOException failure = assertThrows(IOException.class, () -> packed().write(file));
        assertEquals(file + ": cannot be written: there is no such folder", failure.getMessage());
    }
}
