package io.geotraffic.geoip.tools;

import static io.geotraffic.geoip.tools.Tables.csv;
import static io.geotraffic.geoip.tools.Tables.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.geotraffic.geoip.CountryDatabase;
import io.geotraffic.geoip.DatabaseWriter;
import io.geotraffic.geoip.tools.DatabaseSummary.CountryShare;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSummaryTest {
    private static final double PUBLIC_IPV4 = 0x1p32
            - 3 * 0x1p24 // 0, 10, 127
            - 0x1p22 // 100.64
            - 0x1p16 // 169.254
            - 0x1p20 // 172.16
            - 4 * 0x1p8 // 192.0.0, 192.0.2, 198.51.100, 203.0.113
            - 0x1p16 // 192.168
            - 0x1p17 // 198.18
            - 0x1p29; // 224 and above

    @TempDir
    private Path directory;

    @Test
    void addsUpNetworksAndAddresses() throws IOException {
        DatabaseSummary summary = DatabaseSummary.of(open(directory, csv(directory, """
                1.0.0.0/8,DE
                192.0.1.0/24,FR
                10.1.0.0/16,FR
                2400::/8,FR
                2001:db8::/64,DE
                fd00::/8,AT
                """)));
        assertEquals(3, summary.ipv4Networks());
        assertEquals(3, summary.ipv6Networks());
        assertEquals((0x1p24 + 0x1p8 + 0x1p16) / 0x1p32, summary.ipv4Share());
        assertEquals((0x1p24 + 0x1p8) / PUBLIC_IPV4, summary.ipv4PublicShare());
        assertEquals((0x1p56 + 1) / 0x1p61, summary.ipv6Share(), "fd00::/8 is not in 2000::/3");
        assertEquals(
                List.of(
                        new CountryShare("FR", 3, 0x1p8 + 0x1p16, 0x1p56),
                        new CountryShare("DE", 2, 0x1p24, 1),
                        new CountryShare("AT", 1, 0, 0x1p56)),
                summary.countries());
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 1, 1, 0",
        "128.0.0.0/1, 0.5, x, 0",
        "192.0.2.0/25, 0.0000000298023223876953125, 0, 0",
        "192.0.2.128/25, 0.0000000298023223876953125, 0, 0",
        "::/0, 0, 0, 1",
        "2000::/3, 0, 0, 1",
        "2000::/4, 0, 0, 0.5",
        "4000::/2, 0, 0, 0",
        "::/2, 0, 0, 1"
    })
    void countsWhatIsWithinASpaceAndAround(String network, double ofAll, String ofPublic, double ofIpv6)
            throws IOException {
        DatabaseSummary summary = DatabaseSummary.of(open(directory, csv(directory, network + ",DE\n")));
        assertEquals(ofAll, summary.ipv4Share());
        double upperHalf = 1 - (0x1p31 - 3 * 0x1p24 - 0x1p22) / PUBLIC_IPV4;
        assertEquals(ofPublic.equals("x") ? upperHalf : Double.parseDouble(ofPublic), summary.ipv4PublicShare(), 1e-15);
        assertEquals(ofIpv6, summary.ipv6Share());
    }

    @Test
    void leavesAliasesOut() throws IOException {
        Path file = directory.resolve("test.mmdb");
        new DatabaseWriter("Test", 6)
                .insert("1.0.0.0/9", Map.of("country_code", "DE"))
                .alias("2002::/16")
                .write(file);
        DatabaseSummary summary = DatabaseSummary.of(CountryDatabase.open(file));
        assertEquals(1, summary.ipv4Networks());
        assertEquals(0, summary.ipv6Networks());
        assertEquals(0, summary.ipv6Share());
    }
}
