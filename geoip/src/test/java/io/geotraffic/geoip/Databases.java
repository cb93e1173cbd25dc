package io.geotraffic.geoip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small databases, and questions to them. */
final class Databases {
    static final Instant BUILD = Instant.parse("2026-01-02T03:04:05Z");

    private Databases() {}

    static DatabaseWriter writer(int ipVersion) {
        return new DatabaseWriter("Test-Country", ipVersion).build(BUILD).description("en", "A test");
    }

    /** As in GeoLite2-Country. */
    static Map<String, Object> country(String code) {
        return Map.of("country", Map.of("iso_code", code), "registered_country", Map.of("iso_code", "ZZ"));
    }

    /** As in GeoLite2-City: large, nested, and with much that is shared. */
    static Map<String, Object> city(String code, int number) {
        Map<String, Object> city = new TreeMap<>();
        city.put("city", Map.of("geoname_id", number, "names", names("City " + number)));
        city.put("continent", Map.of("code", "EU", "names", names("Europe")));
        city.put("country", Map.of("geoname_id", 6_252_001, "iso_code", code, "names", names("Country " + code)));
        city.put("location", Map.of("accuracy_radius", (short) 50, "latitude", -number / 7.0, "time_zone", "Etc/UTC"));
        city.put("subdivisions", List.of(Map.of("iso_code", "S" + number % 10, "names", names("Part"))));
        city.put("traits", Map.of("is_anycast", number % 2 == 0));
        return city;
    }

    private static Map<String, String> names(String name) {
        return new TreeMap<>(Map.of("de", name, "en", name, "ja", name + " \u56fd", "zh-CN", name + " \u4e2d"));
    }

    static CountryDatabase open(Path directory, DatabaseWriter writer) throws IOException {
        Path file = directory.resolve("test.mmdb");
        writer.write(file);
        return CountryDatabase.open(file);
    }

    static CountryDatabase open(Path directory, byte[] bytes) throws IOException {
        return CountryDatabase.open(Files.write(directory.resolve("test.mmdb"), bytes));
    }

    /** @return the message, without the file's name that has to be in front */
    static String refusal(Path file) {
        DatabaseException refusal = assertThrows(DatabaseException.class, () -> CountryDatabase.open(file));
        String message = String.valueOf(refusal.getMessage());
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.startsWith(file + ": "), message);
        return message.substring(file.toString().length() + 2);
    }

    /** "DE", "DE?" if ambiguous, or "-". */
    static String attribution(CountryDatabase database, String prefix) {
        Network network = Network.parse(prefix);
        long number = number(network);
        assertEquals(PrefixLength.of(network.ipVersion()), network.length(), prefix);
        return database.attribute(network.ipVersion(), number)
                .map(attribution -> attribution.country() + (attribution.ambiguous() ? "?" : ""))
                .orElse("-");
    }

    /** Of a /24 or of a /48. */
    static long number(Network prefix) {
        return prefix.ipVersion() == 4 ? prefix.low() >>> 8 : prefix.high() >>> 16;
    }

    /** The code, or "-". */
    static String country(CountryDatabase database, String address) {
        return database.lookup(InetAddress.ofLiteral(address)).country().orElse("-");
    }
}
