package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.DatabaseWriter;
import io.geotraffic.geoip.Network;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Which country an address has, found by trying all ranges; and files of these in all notations. */
final class RangeOracle {
    private static final String[] CODES = {"DE", "FR", "AT", "CH", "ZA"};
    private static final BigInteger IPV4_REGION = new BigInteger(1, new byte[] {(byte) 203, 0, 112, 0});
    private static final BigInteger IPV4_MAPPED = BigInteger.valueOf(0xffff_0000_0000L);
    private static final BigInteger IPV6_REGION =
            BigInteger.valueOf(0x2001_0db8L).shiftLeft(96);

    /** @param last is in the range too */
    record Range(int ipVersion, BigInteger first, BigInteger last, String code) {
        boolean has(int version, BigInteger address) {
            return ipVersion == version && first.compareTo(address) <= 0 && last.compareTo(address) >= 0;
        }

        private BigInteger size() {
            return last.subtract(first);
        }

        /** Whether it wins over another. */
        private boolean isBefore(Range other) {
            int order = size().compareTo(other.size());
            return order != 0 ? order < 0 : first.compareTo(other.first) > 0;
        }
    }

    private final List<Range> ranges = new ArrayList<>();
    private final Set<List<Object>> taken = new HashSet<>();

    /** Many that overlap in few places, some that are large, some at the ends of all addresses, and none twice. */
    static RangeOracle random(Random random, int count) {
        RangeOracle oracle = new RangeOracle();
        for (int i = 0; i < count; i++) {
            Range range = random.nextBoolean() ? randomRange(random, 4) : randomRange(random, 6);
            if (oracle.taken.add(List.of(range.ipVersion(), range.first(), range.last()))) {
                oracle.ranges.add(range);
            }
        }
        return oracle;
    }

    private static Range randomRange(Random random, int ipVersion) {
        BigInteger one = randomAddress(random, ipVersion);
        BigInteger other = randomAddress(random, ipVersion);
        String code = CODES[random.nextInt(CODES.length)];
        if (random.nextInt(40) == 0) {
            BigInteger last = end(ipVersion).subtract(BigInteger.ONE);
            return switch (random.nextInt(3)) {
                case 0 -> new Range(ipVersion, BigInteger.ZERO, one, code);
                case 1 -> new Range(ipVersion, one, last, code);
                default -> new Range(ipVersion, BigInteger.ZERO, last, code);
            };
        }
        if (random.nextBoolean()) {
            return new Range(ipVersion, one.min(other), one.max(other), code);
        }
        // A network.
        int hostBits = random.nextInt(ipVersion == 4 ? 12 : 97);
        BigInteger first = one.shiftRight(hostBits).shiftLeft(hostBits);
        BigInteger size = BigInteger.ONE.shiftLeft(hostBits);
        return new Range(ipVersion, first, first.add(size).subtract(BigInteger.ONE), code);
    }

    /** In 2,048 addresses of IPv4, or in few networks of different lengths of IPv6. */
    static BigInteger randomAddress(Random random, int ipVersion) {
        if (ipVersion == 4) {
            return random.nextInt(50) == 0
                    ? new BigInteger(32, random)
                    : IPV4_REGION.add(BigInteger.valueOf(random.nextInt(1 << 11)));
        }
        BigInteger address = IPV6_REGION;
        for (int shift = 0; shift < 96; shift += 16) {
            int group = random.nextInt(3) == 0 ? random.nextInt(4) * 0x5555 : 0;
            address = address.add(BigInteger.valueOf(group).shiftLeft(shift));
        }
        return random.nextInt(50) == 0 ? address.add(BigInteger.ONE.shiftLeft(125)) : address;
    }

    /** Behind the last address. */
    private static BigInteger end(int ipVersion) {
        return BigInteger.ONE.shiftLeft(ipVersion == 4 ? 32 : 128);
    }

    /** The code, or "-". */
    String country(int ipVersion, BigInteger address) {
        if (ipVersion == 6 && address.bitLength() <= 32) {
            // A MaxMind DB has IPv4 there.
            return country(4, address);
        }
        Range best = null;
        for (Range range : ranges) {
            if (range.has(ipVersion, address) && (best == null || range.isBefore(best))) {
                best = range;
            }
        }
        return best == null ? "-" : best.code();
    }

    /** First and last addresses, and their neighbours. */
    List<BigInteger> boundaries(int ipVersion) {
        BigInteger end = end(ipVersion);
        List<BigInteger> boundaries = new ArrayList<>();
        for (Range range : ranges) {
            if (range.ipVersion() == ipVersion) {
                boundaries.addAll(List.of(
                        range.first(),
                        range.last(),
                        range.first().subtract(BigInteger.ONE).mod(end),
                        range.last().add(BigInteger.ONE).mod(end)));
            }
        }
        return boundaries;
    }

    static InetAddress address(int ipVersion, BigInteger number) {
        byte[] bytes = new byte[ipVersion == 4 ? 4 : 16];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** The last addresses of the ranges, as a database with all that real ones have. */
    byte[] mmdb() {
        DatabaseWriter writer = new DatabaseWriter("Test-Country", 6)
                .description("en", "A test")
                .alias("2002::/16");
        for (Range range : ranges) {
            Network network =
                    Network.parse(address(range.ipVersion(), range.last()).getHostAddress()
                            + (range.ipVersion() == 4 ? "/32" : "/128"));
            writer.insert(network, Map.of("country", Map.of("iso_code", range.code()), "city", "of " + range.code()));
        }
        return writer.toBytes();
    }

    /** The ranges in any order, each in any of the notations that mean it. */
    String csv(Random random) {
        StringBuilder rows = new StringBuilder();
        for (Range range : ranges) {
            rows.append(random.nextInt(10) == 0 ? "# comment, with commas\n\n" : "");
            BigInteger size = range.last().subtract(range.first()).add(BigInteger.ONE);
            boolean isNetwork = size.bitCount() == 1 && range.first().mod(size).signum() == 0;
            if (isNetwork && random.nextBoolean()) {
                int bits = range.ipVersion() == 4 ? 32 : 128;
                String first = address(range.ipVersion(), range.first()).getHostAddress();
                rows.append(quoted(random, first + "/" + (bits - size.getLowestSetBit())));
            } else {
                BigInteger offset = range.ipVersion() == 4 && random.nextBoolean() ? IPV4_MAPPED : BigInteger.ZERO;
                rows.append(quoted(random, notation(random, range.ipVersion(), range.first(), offset)))
                        .append(',')
                        .append(quoted(random, notation(random, range.ipVersion(), range.last(), offset)));
            }
            rows.append(',').append(quoted(random, range.code())).append(random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        return rows.toString();
    }

    /** @param offset of decimal numbers, the same for both ends of a range */
    private static String notation(Random random, int ipVersion, BigInteger address, BigInteger offset) {
        String text = address(ipVersion, address).getHostAddress();
        return switch (random.nextInt(ipVersion == 4 ? 3 : 2)) {
            case 0 -> text;
            case 1 -> address.add(offset).toString();
            default -> "::ffff:" + text;
        };
    }

    private static String quoted(Random random, String text) {
        return random.nextInt(3) == 0 ? '"' + text + '"' : text;
    }
}
