package io.geotraffic.geoip.tools.command;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.CountryResolver;
import io.geotraffic.geoip.Match;
import io.geotraffic.geoip.SpecialPurpose;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Where an address belongs.
 *
 * @param country what the agent would call it, but by the address alone and not by its prefix
 * @param network the largest one around the address in which the database has just this
 */
record Answer(String country, String network) {
    static Answer of(CountryDatabase database, InetAddress address) {
        Match match = database.lookup(address);
        String country =
                match.country().orElseGet(() -> isSpecial(address) ? CountryResolver.PRIVATE : CountryResolver.UNKNOWN);
        return new Answer(country, match.network().toString());
    }

    private static boolean isSpecial(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? SpecialPurpose.covers(4, bytes.getInt() >>> 8)
                : SpecialPurpose.covers(6, bytes.getLong() >>> 16);
    }
}
