package io.geotraffic.geoip.tools;

import static io.geotraffic.geoip.tools.Tables.country;
import static io.geotraffic.geoip.tools.Tables.csv;
import static io.geotraffic.geoip.tools.Tables.file;
import static io.geotraffic.geoip.tools.Tables.open;
import static io.geotraffic.geoip.tools.Tables.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.geotraffic.geoip.CountryDatabase;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

final class CsvSourceTest {
    @TempDir
    private Path directory;

    /** Each says that 192.0.2.0/24 is in AT, and 2001:db8::/32 in FR. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0/24,AT\n2001:db8::/32,FR\n",
                "192.0.2.0,192.0.2.255,AT\n2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,FR\n",
                "192.0.2.0/24,AT\r\n2001:db8::/32,FR\r\n",
                "192.0.2.0/24,AT\n2001:db8::/32,FR",
                "\ufeff192.0.2.0/24,AT\n2001:db8::/32,FR\n",
                "\n# one\n192.0.2.0/24,AT\n\n#two,three\n2001:db8::/32,FR\n\n",
                "192.0.2.0/24,at\n2001:db8::/32,fR\n",
                "\"192.0.2.0\",\"192.0.2.255\",\"AT\"\n\"2001:db8::/32\",\"FR\"\n",
                " 192.0.2.0 , 192.0.2.255 , AT \n \"2001:db8::/32\" , \"FR\" \n",
                // As IP2Location LITE has it.
                """
                "3221225984","3221226239","AT","Austria"
                "42540766411282592856903984951653826560","42540766490510755371168322545197776895","FR","France"
                """,
                // The same in its file for IPv6, which has IPv4 too.
                """
                "0","281470681743359","-","-"
                "281473902969344","281473902969599","AT","Austria"
                2001:db8::/32,FR
                """,
                // As ip-location-db and IPinfo have it.
                """
                ip_range_start,ip_range_end,country_code
                192.0.2.0,192.0.2.255,AT
                2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,FR
                """,
                """
                network,country,country_code,continent,asn
                192.0.2.0/24,Austria,AT,EU,AS64500
                2001:db8::/32,France,FR,EU,
                """,
                """
                network,country_code
                192.0.2.0/25,AT
                192.0.2.128/26,AT
                192.0.2.192/27,AT
                192.0.2.224/28,AT
                192.0.2.240/29,AT
                192.0.2.248/30,AT
                192.0.2.252/31,AT
                192.0.2.254,AT
                192.0.2.255,AT
                2001:db8::/32,FR
                2001:db8::1,FR
                """,
                """
                start_ip,end_ip,country,country_name
                192.0.2.0,192.0.2.255,AT,"Austria, the ""land"\""
                2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,FR,"a
                b"
                """,
                "asn,Country Code,CIDR\n64500,AT,192.0.2.0/24\n,FR,2001:db8::/32\n",
                "192.0.2.0/25,AT\n192.0.2.128,3221226239,AT\n2001:db8::/33,FR\n2001:db8:8000::/33,FR\n",
                "192.0.2.0,281473902969599,AT\n2001:db8::,42540766490510755371168322545197776895,FR\n",
                // Where a MaxMind DB has IPv4, but of no country.
                "::1/128,-\n::/96,ZZ\n192.0.2.0/24,AT\n2001:db8::/32,FR\n",
                "::ffff:192.0.2.0/120,AT\n2001:db8::/32,FR\n"
            })
    void understandsWhatPeopleHave(String content) throws IOException {
        CountryDatabase database = open(directory, csv(directory, content));
        assertEquals("-", country(database, "192.0.1.255"));
        assertEquals("AT", country(database, "192.0.2.0"));
        assertEquals("AT", country(database, "192.0.2.255"));
        assertEquals("-", country(database, "192.0.3.0"));
        assertEquals("-", country(database, "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff"));
        assertEquals("FR", country(database, "2001:db8::"));
        assertEquals("FR", country(database, "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"));
        assertEquals("-", country(database, "2001:db9::"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "??", "ZZ", "zz", "Zz", " "})
    void knowsHowFilesSayThatACountryIsUnknown(String unknown) throws IOException {
        CountryImport work = new CountryImport(SourceFormat.CSV);
        work.add(file(directory, "test.csv", "192.0.2.0/24," + unknown + "\n198.51.100.0/24,DE\n"));
        assertEquals(new ImportCounts(1, 1, 0), work.counts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    192.0.2.0/24           | has too few fields; needed are cidr,country
                    192.0.2.0,192.0.2.255  | has too few fields; needed are first,last,country
                    192.0.2.0/24,Austria   | "Austria" is no country; allowed are codes of ISO 3166-1 such as DE, and ?? for none
                    192.0.2.0/24,1A        | "1A" is no country; allowed are codes of ISO 3166-1 such as DE, and ?? for none
                    192.0.2.1/24,AT        | "192.0.2.1/24" is no network; allowed are such as 192.0.2.0/24 and 2001:db8::/32, with no bits set behind the length
                    192.0.2.0,192.0.2.300,AT | "192.0.2.300" is no address; allowed are such as 192.0.2.1, 2001:db8::1 and 3221225985
                    192.0.2.1,192.0.2.0,AT | its range does not end where it begins or later; allowed are two addresses of one IP version, the lower one first
                    192.0.2.1,2001:db8::,AT | its range does not end where it begins or later; allowed are two addresses of one IP version, the lower one first
                    ::1,::2,AT             | its range is in ::/96, where a MaxMind DB has IPv4; allowed are others, and IPv4
                    ::/96,AT               | its range is in ::/96, where a MaxMind DB has IPv4; allowed are others, and IPv4
                    network,country        | has too few fields; needed are first,last,country
                    """)
    void saysWhatIsWrongInWhichLine(String line, String expected) throws IOException {
        Path file = file(directory, "test.csv", "# a comment\n198.51.100.0/24,DE\n\n" + line + "\n");
        String message = refusal(() -> new CountryImport(SourceFormat.CSV).add(file));
        assertEquals(file + ", line 4: " + expected, message);
    }

    /** Of IPv4 alone are two numbers that are small, or two that are mapped; then the first and last addresses. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    0, 4294967295,                                                 FR, FR, -,  -,  -
                    281470681743360, 281474976710655,                              FR, FR, -,  -,  -
                    0, 4294967296,                                                 -,  -,  FR, -,  -
                    0, 281474976710655,                                            -,  -,  FR, -,  -
                    4294967295, 281474976710655,                                   -,  -,  FR, -,  -
                    0, 281474976710656,                                            -,  -,  FR, FR, -
                    281470681743360, 281474976710656,                              -,  -,  -,  FR, -
                    281470681743360, 340282366920938463463374607431768211455,      -,  -,  -,  FR, FR
                    281474976710655, 340282366920938463463374607431768211455,      -,  -,  -,  FR, FR
                    0, 340282366920938463463374607431768211455,                    -,  -,  FR, FR, FR
                    0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,                    -,  -,  FR, FR, FR
                    281470681743360, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,      -,  -,  -,  FR, FR
                    """)
    void numbersMeanIpv4IfBothDo(
            String first,
            String last,
            String ipv4First,
            String ipv4Last,
            String behindIpv4,
            String behindMapped,
            String end)
            throws IOException {
        CountryDatabase database = open(directory, csv(directory, first + "," + last + ",FR\n"));
        assertEquals(
                List.of(ipv4First, ipv4Last, behindIpv4, behindMapped, end),
                Stream.of(
                                "0.0.0.0",
                                "255.255.255.255",
                                "::1:0:0",
                                "::1:0:0:0",
                                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
                        .map(address -> country(database, address))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0,340282366920938463463374607431768211455", "2001:db8::,5", "281474976710655,5"})
    void numbersDoNotMakeARangeOfTwoVersions(String range) throws IOException {
        Path file = file(directory, "test.csv", range + ",FR\n");
        String message = refusal(() -> new CountryImport(SourceFormat.CSV).add(file));
        assertTrue(message.startsWith(file + ", line 1: its range does not end"), message);
    }

    @Test
    void saysWhichColumnsAHeaderNeeds() throws IOException {
        Path file = file(directory, "test.csv", "network,geoname_id\n192.0.2.0/24,2782113\n");
        assertEquals(
                file + ", line 1: \"network,geoname_id\" is no range with a country, and no header with the columns"
                        + " that are needed; " + CsvColumns.ALLOWED,
                refusal(() -> new CountryImport(SourceFormat.CSV).add(file)));
    }

    @Test
    void quotesOneShortLineOfWhateverIsInAFile() throws IOException {
        byte[] bytes = new byte[10_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("binary"), bytes);
        String message = refusal(() -> new CountryImport(SourceFormat.CSV).add(file));
        assertEquals(
                message.length(),
                message.codePoints().filter(c -> !Character.isISOControl(c)).count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "198.51.100.0/24,DE     | Unclosed quoted field at end of input (record starting at line 2)
                    "198.51.100.0/24"x,DE   | Unexpected character after closing quote: 'x' (0x78)
                    """)
    void quotesThatAreNoneAreErrors(String line, String problem) throws IOException {
        Path file = file(directory, "test.csv", "192.0.2.0/24,AT\n" + line + "\n203.0.113.0/24,FR\n");
        assertEquals(
                file + ": is no CSV as RFC 4180 has it: record that started in line 2: " + problem,
                refusal(() -> new CountryImport(SourceFormat.CSV).add(file)));
    }

    @Test
    void aLineWithoutEndIsAnError() throws IOException {
        Path file = file(directory, "test.csv", "192.0.2.0/24," + "A".repeat(20_000_000));
        String message = refusal(() -> new CountryImport(SourceFormat.CSV).add(file));
        assertTrue(message.startsWith(file + ": is no CSV as RFC 4180 has it: first record: "), message);
    }

    @Test
    void aFailureWithoutWordsIsNotNull() {
        assertEquals(
                "first record",
                CsvFile.problem(new CsvParseException("Exception when reading first record", new EOFException())));
    }

    @Test
    void aMissingFileAndAFolderAreErrors() {
        Path missing = directory.resolve("missing");
        assertEquals(
                missing + ": there is no such file", refusal(() -> new CountryImport(SourceFormat.CSV).add(missing)));
        assertEquals(
                directory + ": is a directory; a file is needed",
                refusal(() -> new CountryImport(SourceFormat.CSV).add(directory)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz"})
    void readsCompressedFiles(String kind) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            rows.append("10.")
                    .append(i)
                    .append(".0.0/16,")
                    .append(i % 2 == 0 ? "DE" : "FR")
                    .append('\n');
        }
        byte[] packed = pack(kind, rows.toString());
        // The name says nothing.
        Path file = Files.write(directory.resolve("test.csv"), packed);
        CountryImport work = new CountryImport(SourceFormat.CSV);
        work.add(file);
        assertEquals(256, work.counts().ranges());

        Files.write(file, Arrays.copyOf(packed, packed.length / 2));
        String message = refusal(() -> new CountryImport(SourceFormat.CSV).add(file));
        assertEquals(file + ": is damaged or cut off: it cannot be unpacked", message);
    }

    private static byte[] pack(String kind, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                kind.equals("gz") ? new GZIPOutputStream(packed) : new XZOutputStream(packed, new LZMA2Options(0))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
