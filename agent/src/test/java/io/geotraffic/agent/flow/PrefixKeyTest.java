package io.geotraffic.agent.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PrefixKeyTest {
    private static final long LARGEST_PREFIX = 0xffff_ffff_ffffL;

    @Test
    void everyFieldComesBack() {
        for (int interfaceNumber : new int[] {0, 1, 0x1555, 0x2aaa, PrefixKey.INTERFACES - 1}) {
            for (Direction direction : Direction.values()) {
                for (int version : new int[] {4, 6}) {
                    for (long prefix : new long[] {0, 1, 0xc00002, 0xffffff, 0x2001_0db8_0007L, LARGEST_PREFIX}) {
                        long key = PrefixKey.of(interfaceNumber, direction, version, prefix);
                        assertEquals(interfaceNumber, PrefixKey.interfaceNumber(key));
                        assertEquals(direction, PrefixKey.direction(key));
                        assertEquals(version, PrefixKey.ipVersion(key));
                        assertEquals(prefix, PrefixKey.prefix(key));
                    }
                }
            }
        }
    }

    @Test
    void keysThatDifferInOneFieldDiffer() {
        Set<Long> keys = new HashSet<>();
        keys.add(PrefixKey.of(7, Direction.RECEIVED, 4, 0xc00002));
        keys.add(PrefixKey.of(8, Direction.RECEIVED, 4, 0xc00002));
        keys.add(PrefixKey.of(7, Direction.SENT, 4, 0xc00002));
        keys.add(PrefixKey.of(7, Direction.RECEIVED, 6, 0xc00002));
        keys.add(PrefixKey.of(7, Direction.RECEIVED, 4, 0xc00003));
        assertEquals(5, keys.size());
    }

    @Test
    void thereAre16384Interfaces() {
        assertEquals(16384, PrefixKey.INTERFACES);
    }

    @Test
    void theLargestKeyHasAllBitsSet() {
        assertEquals(-1L, PrefixKey.of(16383, Direction.SENT, 6, LARGEST_PREFIX));
    }

    @Test
    void keyZeroIsTheFirstPrefixReceivedByTheFirstInterface() {
        assertEquals(0L, PrefixKey.of(0, Direction.RECEIVED, 4, 0));
        assertEquals("0.0.0.0/24", PrefixKey.prefixText(0L));
    }

    @Test
    void aPrefixThatIsTooLongTouchesNoOtherField() {
        assertEquals(
                PrefixKey.of(1, Direction.RECEIVED, 4, LARGEST_PREFIX), PrefixKey.of(1, Direction.RECEIVED, 4, -1L));
    }

    /** As {@code bpf/geotraffic.h} says it. */
    @Test
    void theKernelReadsTheSameBits() {
        assertEquals(
                5L << 50 | 1L << 49 | 1L << 48 | 0x2001_0db8_0007L,
                PrefixKey.of(5, Direction.SENT, 6, 0x2001_0db8_0007L));
    }

    @Test
    void aVersion4PrefixReadsAsItsNetwork() {
        assertEquals("192.0.2.0/24", PrefixKey.prefixText(PrefixKey.of(3, Direction.SENT, 4, 0xc00002)));
        assertEquals("255.255.255.0/24", PrefixKey.prefixText(PrefixKey.of(3, Direction.SENT, 4, 0xffffff)));
    }

    @Test
    void aVersion6PrefixReadsAsItsNetwork() {
        assertEquals(
                "2001:db8:7::/48", PrefixKey.prefixText(PrefixKey.of(16383, Direction.RECEIVED, 6, 0x2001_0db8_0007L)));
        assertEquals("ffff:ffff:ffff::/48", PrefixKey.prefixText(-1L));
    }

    @Test
    void textDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals("192.0.2.0/24", PrefixKey.prefixText(0xc00002));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void zeroGroupsAreLeftOut() {
        assertEquals("2001:db8::/48", PrefixKey.prefixText(PrefixKey.of(0, Direction.SENT, 6, 0x2001_0db8_0000L)));
        assertEquals("::/48", PrefixKey.prefixText(PrefixKey.of(0, Direction.SENT, 6, 0)));
        assertEquals("0:0:1::/48", PrefixKey.prefixText(PrefixKey.of(0, Direction.SENT, 6, 1)));
        assertEquals("64:0:7::/48", PrefixKey.prefixText(PrefixKey.of(0, Direction.SENT, 6, 0x64_0000_0007L)));
    }
}
