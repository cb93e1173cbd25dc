package io.geotraffic.geoip.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.Attribution;
import io.geotraffic.geoip.CountryDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The world's countries: what is packed agrees with the files that it is made of, and is as small as is promised. */
@Fetched
final class WorldTest {
    private static final int RANDOM_ADDRESSES = 1_000_000;

    private static final int MEGABYTE = 1_000_000;

    @TempDir
    private static Path directory;

    private static Path whole = Path.of("");
    private static Path pruned = Path.of("");

    @BeforeAll
    static void pack() throws IOException {
        CountryImport work = new CountryImport(SourceFormat.TOR);
        work.add(Fetched.WORLD_IPV4);
        work.add(Fetched.WORLD_IPV6);
        CountryTable table = work.table();
        whole = directory.resolve("whole.mmdb");
        PackedDatabase.of(table).write(whole);
        pruned = directory.resolve("pruned.mmdb.xz");
        PackedDatabase.of(table.prune(24, 48).table()).write(pruned);
    }

    @Test
    void isSmall() throws IOException {
        assertTrue(Files.size(whole) <= 4 * MEGABYTE, () -> "unpruned " + size(whole));
        assertTrue(Files.size(pruned) <= 0.95 * MEGABYTE, () -> "pruned and compressed " + size(pruned));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All boundaries of ranges, what is next to them, and random addresses. */
    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void everyAddressIsWhereItsSourceSaysItIs(int ipVersion) throws IOException {
        TorRanges ranges = TorRanges.read(ipVersion == 4 ? Fetched.WORLD_IPV4 : Fetched.WORLD_IPV6, ipVersion);
        Comparison comparison =
                new Comparison(ipVersion, ranges, CountryDatabase.open(whole), CountryDatabase.open(pruned));
        for (int i = 0; i < ranges.size(); i++) {
            comparison.compare(ranges.first(i));
            comparison.compare(ranges.last(i));
            comparison.compare(ranges.first(i).previous());
            comparison.compare(ranges.last(i).next());
        }
        Random random = new Random(ipVersion);
        for (int i = 0; i < RANDOM_ADDRESSES / 2; i++) {
            comparison.compare(randomAddress(random, ranges, ipVersion));
        }
        assertTrue(comparison.ambiguous > 10_000, "there are prefixes with more than one answer");
    }

    private static Address randomAddress(Random random, TorRanges ranges, int ipVersion) {
        if (ipVersion == 4) {
            return new Address(0, random.nextInt() & 0xffff_ffffL);
        }
        // Nearly all of IPv6 is empty, so half of them are near a range.
        Address any = new Address(1L << 61 | random.nextLong() >>> 3, random.nextLong());
        return random.nextBoolean()
                ? any
                : new Address(ranges.first(random.nextInt(ranges.size())).high() ^ random.nextInt(1 << 20), any.low());
    }

    /** Where a prefix has more than one answer, the pruned one has that of most of its known addresses. */
    private static final class Comparison {
        private final int ipVersion;
        private final TorRanges ranges;
        private final CountryDatabase whole;
        private final CountryDatabase pruned;
        private int ambiguous;

        /** Of the last address. Most are in the same prefix as the one before. */
        private long prefix = -1;

        private Attribution attribution = new Attribution("-", false);

        Comparison(int ipVersion, TorRanges ranges, CountryDatabase whole, CountryDatabase pruned) {
            this.ipVersion = ipVersion;
            this.ranges = ranges;
            this.whole = whole;
            this.pruned = pruned;
        }

        void compare(Address address) throws IOException {
            InetAddress inet = inet(address);
            String expected = ranges.country(address);
            assertEquals(expected, whole.lookup(inet).country().orElse("-"), inet::toString);
            attribute(ipVersion == 4 ? (address.low() & 0xffff_ffffL) >>> 8 : address.high() >>> 16);
            if (attribution.ambiguous()) {
                ambiguous++;
                expected = attribution.country();
            }
            assertEquals(expected, pruned.lookup(inet).country().orElse("-"), inet::toString);
        }

        private void attribute(long next) {
            if (next != prefix) {
                prefix = next;
                attribution = whole.attribute(ipVersion, next).orElse(new Attribution("-", false));
            }
        }

        private InetAddress inet(Address address) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(ipVersion == 4 ? Integer.BYTES : 2 * Long.BYTES);
            return InetAddress.getByAddress(
                    ipVersion == 4
                            ? bytes.putInt((int) address.low()).array()
                            : bytes.putLong(address.high())
                                    .putLong(address.low())
                                    .array());
        }
    }
}
