package io.geotraffic.agent.flow;

import java.util.Locale;

/**
 * The key of one counted prefix, as the kernel writes it: one integer, so that millions of them need
 * no object. Its shape is that of {@code bpf/geotraffic.h}:
 *
 * <pre>
 *   63      50 49        48       47                          0
 *   interface  direction  version  prefix
 * </pre>
 *
 * The prefix is an address without its last bits: the number of an IPv4 /24 (24 bits) or of an IPv6
 * /48 (48 bits).
 */
public final class PrefixKey {
    public static final int VERSION_SHIFT = 48;
    public static final int DIRECTION_SHIFT = 49;
    public static final int INTERFACE_SHIFT = 50;

    /** How many interfaces can be told apart. */
    public static final int INTERFACES = 1 << (Long.SIZE - INTERFACE_SHIFT);

    private static final long PREFIX_MASK = (1L << VERSION_SHIFT) - 1;

    private PrefixKey() {}

    public static long of(int interfaceNumber, Direction direction, int ipVersion, long prefix) {
        return ((long) interfaceNumber << INTERFACE_SHIFT)
                | ((long) direction.code() << DIRECTION_SHIFT)
                | ((ipVersion == 6 ? 1L : 0L) << VERSION_SHIFT)
                | (prefix & PREFIX_MASK);
    }

    /** The number that {@link PrefixSource} knows the interface by; not its ifindex. */
    public static int interfaceNumber(long key) {
        return (int) (key >>> INTERFACE_SHIFT);
    }

    public static Direction direction(long key) {
        return Direction.ofCode((int) (key >>> DIRECTION_SHIFT) & 1);
    }

    /** 4 or 6. */
    public static int ipVersion(long key) {
        return ((key >>> VERSION_SHIFT) & 1) == 0 ? 4 : 6;
    }

    /** The number of the /24 or of the /48. */
    public static long prefix(long key) {
        return key & PREFIX_MASK;
    }

    /** The prefix in the usual notation: {@code 192.0.2.0/24}, {@code 2001:db8:7::/48}. */
    public static String prefixText(long key) {
        long prefix = prefix(key);
        if (ipVersion(key) == 4) {
            return String.format(Locale.ROOT, "%d.%d.%d.0/24", prefix >>> 16, (prefix >>> 8) & 0xff, prefix & 0xff);
        }
        String groups =
                String.format(Locale.ROOT, "%x:%x:%x", prefix >>> 32, (prefix >>> 16) & 0xffff, prefix & 0xffff);
        return groups.replaceFirst("(^0)?(:0)*$", "") + "::/48";
    }
}
