package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random databases: the answers are those of MaxMind's reader, and of a model that tries all networks. */
final class CountryDatabasePropertyTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 4, 24, 5", "2, 4, 28, 60", "3, 4, 32, 300", "4, 6, 24, 5", "5, 6, 28, 60", "6, 6, 32, 300"})
    void agreesWithTheReferenceAndWithTheModel(long seed, int ipVersion, int recordSize, int networks)
            throws IOException {
        Random random = new Random(seed);
        Set<String> answers = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            NetworksModel model = NetworksModel.random(random, ipVersion, networks);
            CountryDatabase database = Databases.open(
                    directory, model.fill(Databases.writer(ipVersion).recordSize(recordSize)));
            try (Reader reader = new Reader(directory.resolve("test.mmdb").toFile())) {
                for (int i = 0; i < 100; i++) {
                    compareAddresses(random, model, database, reader);
                }
            }
            for (int i = 0; i < 8; i++) {
                answers.add(comparePrefix(model, database, new Network(4, 0, 0xcb00_7000L + 256L * i, 24)));
                long high = 0x2001_0db8_0000_0000L | (long) i << 16;
                if (ipVersion == 6) {
                    answers.add(comparePrefix(model, database, new Network(6, high, 0, 48)));
                }
            }
        }
        assertTrue(answers.size() >= 5, "the answers differ: " + answers);
        assertTrue(answers.contains("-") || networks > 5, "some prefixes are not known");
    }

    private static void compareAddresses(Random random, NetworksModel model, CountryDatabase database, Reader reader)
            throws IOException {
        long ipv4 = NetworksModel.randomIpv4Address(random);
        InetAddress address = InetAddress.getByAddress(
                ByteBuffer.allocate(4).putInt((int) ipv4).array());
        assertEquals(model.country(4, 0, ipv4), database.lookup(address).country(), address::toString);
        assertEquals(reference(reader, address), database.lookup(address).country(), address::toString);
        if (database.facts().ipVersion() == 6) {
            long high = NetworksModel.randomIpv6High(random);
            long low = random.nextLong();
            InetAddress ipv6 = ipv6(high, low);
            assertEquals(model.country(6, high, low), database.lookup(ipv6).country(), ipv6::toString);
            assertEquals(reference(reader, ipv6), database.lookup(ipv6).country(), ipv6::toString);
        }
    }

    private static InetAddress ipv6(long high, long low) throws UnknownHostException {
        return InetAddress.getByAddress(
                ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    private static Optional<String> reference(Reader reader, InetAddress address) throws IOException {
        @Nullable Map<?, ?> record = reader.get(address, Map.class);
        if (record != null && record.get("country") instanceof Map<?, ?> country) {
            return Optional.of(String.valueOf(country.get("iso_code")));
        }
        return Optional.empty();
    }

    private static String comparePrefix(NetworksModel model, CountryDatabase database, Network prefix) {
        String answer = database.attribute(prefix.ipVersion(), Databases.number(prefix))
                .map(attribution -> attribution.country() + (attribution.ambiguous() ? "?" : ""))
                .orElse("-");
        assertEquals(model.attribution(prefix), answer, prefix::toString);
        return answer;
    }
}
