package io.geotraffic.benchmarks;

import io.geotraffic.geoip.DatabaseWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Writes country databases that are made up: one with about as many networks as the world's have, and
 * a coarse one. In both all countries are everywhere, so that whatever {@code send_prefixes} sends
 * comes from all of them. The same at each run.
 */
public final class WorldFile {
    /** 1.0.0.0 to 223.255.255.255, in /8s. */
    private static final int IPV4_FIRST = 1;

    private static final int IPV4_END = 224;

    /** In these /16s, each /32 is a network; the first one is where {@code send_prefixes} sends from. */
    private static final List<Integer> IPV6_BLOCKS = List.of(0x2001, 0x2600, 0x2a00, 0x2c00);

    private static final int IPV6_SITES = 18_000;

    /** Countries where those sit who hold a country's networks. */
    private static final int OWNERS = 16;

    private final DatabaseWriter writer;
    private final Random random = new Random(42);
    private final List<String> countries = List.of(Locale.getISOCountries());

    private WorldFile(String type) {
        writer = new DatabaseWriter(type, 6).build(Instant.ofEpochSecond(1_700_000_000));
    }

    /** @param arguments the file for the world, and the one for the coarse database */
    public static void main(String... arguments) throws IOException {
        WorldFile world = new WorldFile("GeoTraffic-Benchmark-World");
        world.addIpv4();
        world.addIpv6();
        world.writer.write(Path.of(arguments[0]));
        WorldFile coarse = new WorldFile("GeoTraffic-Benchmark-Coarse");
        coarse.addCoarse();
        coarse.writer.write(Path.of(arguments[1]));
    }

    /** Each /16 is whole or in equal parts; 7 parts in the mean, which makes 400,000 networks. */
    private void addIpv4() {
        for (int block = IPV4_FIRST << 8; block < IPV4_END << 8; block++) {
            int length = ipv4Length(random.nextInt(100));
            for (long part = 0; part < 1 << (length - 16); part++) {
                addIpv4(((long) block << 16) + (part << (Integer.SIZE - length)), length);
            }
        }
    }

    /** @param percentile 0 to 99 */
    private static int ipv4Length(int percentile) {
        if (percentile < 55) {
            return 16;
        }
        if (percentile < 80) {
            return 18;
        }
        return percentile < 99 ? 20 : 24;
    }

    private void addIpv4(long address, int length) {
        add("%d.%d.%d.%d/%d"
                .formatted(address >> 24, address >> 16 & 0xff, address >> 8 & 0xff, address & 0xff, length));
    }

    /** 280,000 networks. */
    private void addIpv6() {
        for (int block : IPV6_BLOCKS) {
            for (int i = 0; i < 1 << 16; i++) {
                add("%x:%x::/32".formatted(block, i));
            }
        }
        for (int i = 0; i < IPV6_SITES; i++) {
            add("2a10:0:%x::/48".formatted(i));
        }
    }

    private void addCoarse() {
        for (long i = IPV4_FIRST << 4; i < IPV4_END << 4; i++) {
            addIpv4(i << 20, 12);
        }
        for (int i = 0; i < 1 << 16; i += 1 << 6) {
            add("2001:%x::/26".formatted(i));
        }
    }

    /** Without different owners half of the tree's nodes would be equal ones, and written once. */
    private void add(String network) {
        int country = random.nextInt(countries.size());
        int owner = (country + random.nextInt(OWNERS)) % countries.size();
        writer.insert(network, Map.of("country", code(country), "registered_country", code(owner)));
    }

    private Map<String, String> code(int country) {
        return Map.of("iso_code", countries.get(country));
    }
}
