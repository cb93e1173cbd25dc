package io.geotraffic.geoip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What a database should answer, found by trying all networks that were put into it. */
final class NetworksModel {
    private static final String[] CODES = {"DE", "FR", "AT", "CH", "ZA"};

    /** @param code empty for a record without country */
    private record Entry(Network network, String code) {
        boolean covers(int ipVersion, long high, long low, int length) {
            return network.ipVersion() == ipVersion
                    && network.length() <= length
                    && network.overlaps(cut(ipVersion, high, low, length));
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    static Network cut(int ipVersion, long high, long low, int length) {
        int hostBits = (ipVersion == 4 ? 32 : 128) - length;
        long keptLow = hostBits >= 64 ? 0 : low >>> hostBits << hostBits;
        long keptHigh = hostBits >= 128 ? 0 : hostBits > 64 ? high >>> (hostBits - 64) << (hostBits - 64) : high;
        return new Network(ipVersion, keptHigh, keptLow, length);
    }

    /** Few prefixes with much in them, networks of all lengths, and records without country. */
    static NetworksModel random(Random random, int ipVersion, int networks) {
        NetworksModel model = new NetworksModel();
        for (int i = 0; i < networks; i++) {
            boolean isIpv4 = ipVersion == 4 || random.nextBoolean();
            Network network = isIpv4 ? randomIpv4(random) : randomIpv6(random);
            model.entries.add(new Entry(network, random.nextInt(6) == 0 ? "" : CODES[random.nextInt(CODES.length)]));
        }
        // One has to have a country.
        model.entries.add(new Entry(Network.parse("198.18.0.0/15"), "DE"));
        return model;
    }

    private static Network randomIpv4(Random random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(33) : 20 + random.nextInt(13);
        return cut(4, 0, randomIpv4Address(random), length);
    }

    static long randomIpv4Address(Random random) {
        return 0xcb00_7000L + random.nextInt(1 << 11);
    }

    private static Network randomIpv6(Random random) {
        int length = random.nextInt(4) == 0 ? 1 + random.nextInt(128) : 44 + random.nextInt(30);
        return cut(6, randomIpv6High(random), random.nextLong(), length);
    }

    static long randomIpv6High(Random random) {
        return 0x2001_0db8_0000_0000L | (long) random.nextInt(8) << 16 | random.nextInt(4) * 0x5555L;
    }

    DatabaseWriter fill(DatabaseWriter writer) {
        for (Entry entry : entries) {
            writer.insert(
                    entry.network(), entry.code().isEmpty() ? Map.of("asn", 64500) : Databases.country(entry.code()));
        }
        return writer;
    }

    /** Of one address. */
    Optional<String> country(int ipVersion, long high, long low) {
        return country(ipVersion, high, low, ipVersion == 4 ? 32 : 128);
    }

    private Optional<String> country(int ipVersion, long high, long low, int length) {
        Entry best = null;
        for (Entry entry : entries) {
            if (entry.covers(ipVersion, high, low, length)
                    && (best == null
                            || entry.network().length() >= best.network().length())) {
                best = entry;
            }
        }
        return best == null || best.code().isEmpty() ? Optional.empty() : Optional.of(best.code());
    }

    /** As {@link Databases#attribution} tells it. */
    String attribution(Network prefix) {
        Map<String, Double> shares = new TreeMap<>();
        share(prefix, 1, shares);
        String largest = "";
        double most = 0;
        for (Map.Entry<String, Double> entry : shares.entrySet()) {
            if (!entry.getKey().isEmpty() && entry.getValue() > most) {
                largest = entry.getKey();
                most = entry.getValue();
            }
        }
        return largest.isEmpty() ? "-" : largest + (shares.size() > 1 ? "?" : "");
    }

    /** Halves the network until nothing else is in it. */
    private void share(Network network, double share, Map<String, Double> shares) {
        boolean isWhole = entries.stream()
                .noneMatch(entry -> entry.network().length() > network.length()
                        && entry.network().overlaps(network));
        if (isWhole) {
            String code = country(network.ipVersion(), network.high(), network.low(), network.length())
                    .orElse("");
            shares.merge(code, share, Double::sum);
            return;
        }
        int bit = (network.ipVersion() == 4 ? 32 : 128) - network.length() - 1;
        long high = bit < 64 ? network.high() : network.high() | 1L << (bit - 64);
        long low = bit < 64 ? network.low() | 1L << bit : network.low();
        int length = network.length() + 1;
        share(new Network(network.ipVersion(), network.high(), network.low(), length), share / 2, shares);
        share(new Network(network.ipVersion(), high, low, length), share / 2, shares);
    }
}
