package io.geotraffic.geoip.tools.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMapPackingTest {
    private static final InetAddress IPV4 = InetAddress.ofLiteral("1.0.0.0");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("2001::");

    @TempDir
    private Path directory;

    private Path file;

    /** Of 200 prefixes of either version, half in one country, a quarter in another, the rest in none. */
    @BeforeEach
    void createDatabase() throws IOException {
        Random random = new Random(5);
        DatabaseWriter writer = Databases.writer("Test-City", "Random");
        for (int i = 0; i < 200; i++) {
            String ipv4 = "1.0." + i + ".";
            String ipv6 = "2001:0:" + Integer.toHexString(i) + ":";
            writer.insert(ipv4 + "128/25", country(random))
                    .insert(ipv4 + "0/26", country(random))
                    .insert(ipv6 + "8000::/49", country(random))
                    .insert(ipv6 + ":/50", country(random));
        }
        file = directory.resolve("city.mmdb");
        writer.write(file);
    }

    private static Object country(Random random) {
        char[] code = {(char) ('A' + random.nextInt(26)), (char) ('A' + random.nextInt(26))};
        return Databases.country(new String(code));
    }

    private ConfigMapData pack(int largest) throws IOException {
        return new ConfigMapPacking(file, PrefixLengths.OF_AGENTS, largest).pack(new Progress(System.err, false));
    }

    private CountryDatabase open(ConfigMapData data) throws IOException {
        Path copy = directory.resolve("copy.mmdb");
        Files.write(copy, Base64.getDecoder().decode(data.base64()));
        return CountryDatabase.open(copy);
    }

    private static int size(ConfigMapData data) {
        return Base64.getDecoder().decode(data.base64()).length;
    }

    @Test
    void takesAwayNoMoreThanItMust() throws IOException {
        CountryDatabase source = CountryDatabase.open(file);
        ConfigMapData asItIs = pack((int) Files.size(file));
        assertEquals("Test-City", asItIs.type());
        assertEquals(Files.size(file), size(asItIs));

        ConfigMapData whole = pack((int) Files.size(file) - 1);
        assertEquals("GeoTraffic-Country", whole.type());
        assertEquals(Databases.BUILD, whole.provenance().build());
        assertEquals("Test-City (Random)", whole.provenance().description());
        assertEquals("packed: %,d bytes whole".formatted(size(whole)), String.join("\n", whole.report()));
        assertEquals(source.lookup(IPV4), open(whole).lookup(IPV4));
        assertEquals(source.lookup(IPV6), open(whole).lookup(IPV6));

        ConfigMapData ipv6 = pack(size(whole) - 1);
        assertEquals("IPv6 /48", ipv6.pruning().toString());
        assertEquals(source.lookup(IPV4), open(ipv6).lookup(IPV4));
        assertEquals(48, open(ipv6).lookup(IPV6).network().length());

        ConfigMapData both = pack(size(ipv6) - 1);
        assertEquals("IPv4 /24, IPv6 /48", both.pruning().toString());
        assertEquals(24, open(both).lookup(IPV4).network().length());
        assertEquals(
                source.lookup(InetAddress.ofLiteral("1.0.0.128")).country(),
                open(both).lookup(IPV4).country(),
                "the country of most of the prefix");
        assertEquals(3, both.report().size());
        assertEquals(
                "packed: %,d bytes whole, then %,d bytes pruned to IPv6 /48, then %,d bytes pruned to IPv4 /24, IPv6 /48"
                        .formatted(size(whole), size(ipv6), size(both)),
                both.report().getFirst());
        assertTrue(both.report().get(1).startsWith("IPv4 /24: 200 prefixes of several answers have one now; "));
        assertTrue(new ConfigMapManifest("a", Optional.empty(), "b", both)
                .text()
                .contains("\n    geotraffic.io/geoip-pruned: \"IPv4 /24, IPv6 /48\"\n"));
    }

    @Test
    void prunesNothingThatIsForbidden() {
        IOException refusal = assertThrows(
                IOException.class,
                () -> new ConfigMapPacking(file, PrefixLengths.WHOLE, 100).pack(new Progress(System.err, false)));
        assertTrue(String.valueOf(refusal.getMessage()).matches(file + ": takes [0-9,]+ bytes whole, and a .*"));
    }

    @Test
    void namesThreeWaysOut() throws IOException {
        IOException refusal = assertThrows(IOException.class, () -> pack(100));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(
                message.matches(file + ": takes [0-9,]+ bytes whole, [0-9,]+ bytes pruned to IPv6 /48, [0-9,]+ bytes"
                        + " pruned to IPv4 /24, IPv6 /48, and a ConfigMap has room for 100; three ways out: prune"
                        + " further by --ipv4-prefix and --ipv6-prefix, give the agents a volume"
                        + " \\(persistentVolumeClaim or hostPath\\), or take a source of fewer networks"),
                message);
    }
}
