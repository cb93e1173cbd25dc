package io.geotraffic.geoip.tools;

import io.geotraffic.geoip.Network;
import io.geotraffic.geoip.NetworkVisitor;
import io.geotraffic.geoip.SpecialPurpose;
import io.geotraffic.geoip.tools.DatabaseSummary.CountryShare;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the networks of a database. */
final class SpaceTally implements NetworkVisitor {
    private static final double IPV4_SPACE = 0x1p32;

    /** 2000::/3 in /64 networks. */
    private static final double IPV6_SPACE = 0x1p61;

    private static final int IPV6_SPACE_LENGTH = 3;
    private static final long IPV6_SPACE_PREFIX = 1;

    /** Not globally routable. */
    private static final List<Network> SPECIAL = SpecialPurpose.ipv4();

    private static final class Sums {
        private long networks;
        private double ipv4Addresses;
        private double ipv6Subnets;
    }

    private final Map<String, Sums> byCountry = new HashMap<>();
    private final long[] networks = new long[2];
    private double ipv4Known;
    private double ipv4SpecialKnown;
    private double ipv6Known;

    @Override
    public void visit(int ipVersion, long high, long low, int length, String country) {
        Sums sums = byCountry.computeIfAbsent(country, _ -> new Sums());
        sums.networks++;
        if (ipVersion == 4) {
            networks[0]++;
            sums.ipv4Addresses += Math.scalb(1.0, Integer.SIZE - length);
            addIpv4(low, length);
        } else {
            networks[1]++;
            sums.ipv6Subnets += Math.scalb(1.0, Long.SIZE - length);
            addIpv6(high, length);
        }
    }

    private void addIpv4(long first, int length) {
        ipv4Known += Math.scalb(1.0, Integer.SIZE - length);
        for (Network special : SPECIAL) {
            int shorter = Math.min(length, special.length());
            // One of two networks that overlap is within the other.
            if ((first ^ special.low()) >>> (Integer.SIZE - shorter) == 0) {
                ipv4SpecialKnown += Math.scalb(1.0, Integer.SIZE - Math.max(length, special.length()));
            }
        }
    }

    private void addIpv6(long high, int length) {
        int shorter = Math.min(length, IPV6_SPACE_LENGTH);
        long common = IPV6_SPACE_PREFIX << (Long.SIZE - IPV6_SPACE_LENGTH) ^ high;
        if (shorter == 0 || common >>> (Long.SIZE - shorter) == 0) {
            ipv6Known += Math.scalb(1.0, Long.SIZE - Math.max(length, IPV6_SPACE_LENGTH));
        }
    }

    DatabaseSummary summary() {
        double special = SPECIAL.stream()
                .mapToDouble(network -> Math.scalb(1.0, Integer.SIZE - network.length()))
                .sum();
        return new DatabaseSummary(
                networks[0],
                networks[1],
                ipv4Known / IPV4_SPACE,
                (ipv4Known - ipv4SpecialKnown) / (IPV4_SPACE - special),
                ipv6Known / IPV6_SPACE,
                countries());
    }

    private List<CountryShare> countries() {
        return byCountry.entrySet().stream()
                .map(entry -> share(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(CountryShare::networks)
                        .reversed()
                        .thenComparing(CountryShare::code))
                .toList();
    }

    private static CountryShare share(String code, Sums sums) {
        return new CountryShare(code, sums.networks, sums.ipv4Addresses, sums.ipv6Subnets);
    }
}
